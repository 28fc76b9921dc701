package io.bi4j.core.internal.delivery;

/** Moments of a run at which tests end the process; production runs pass {@link #NONE}. */
@FunctionalInterface
public interface CrashPoints {
  /** Nothing happens anywhere. */
  CrashPoints NONE = moment -> {};

  /** A moment that a run passes. */
  enum Moment {
    /** The lease is taken, nothing was read. */
    LEASED,
    /** The session is open and it is decided where to begin. */
    DECIDED,
    /** All workers stand at the barrier, nothing is flushed. */
    AT_BARRIER,
    /** The writers are flushed, nothing is committed. */
    FLUSHED,
    /** The sink has committed, the state store does not know. */
    COMMITTED,
    /** The state store knows. */
    ACKNOWLEDGED
  }

  /** The run passes a moment. */
  void hit(Moment moment);
}
