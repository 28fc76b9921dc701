package io.bi4j.core.internal.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Positions;
import io.bi4j.core.json.JsonLimits;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.state.Lease;
import io.bi4j.core.state.StateEntry;
import io.bi4j.core.state.StateKey;
import io.bi4j.core.state.StateStore;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the state store keeps of a pipeline and a sink: which run was begun last, and the last
 * checkpoint that the sink acknowledged. Held by a lease. Confined to one thread at a time.
 */
final class RunRecord implements AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final StateStore store;
  private final Lease lease;
  private long version;
  private String run = "";
  private Optional<Checkpoint> checkpoint = Optional.empty();
  private long renewed = System.nanoTime();

  private RunRecord(StateStore store, Lease lease) {
    this.store = store;
    this.lease = lease;
  }

  /** Takes the lease and reads the record. */
  static RunRecord acquire(StateStore store, StateKey key, long above) {
    RunRecord record = new RunRecord(store, store.acquire(key, LEASE, above));
    try {
      record.load();
      return record;
    } catch (RuntimeException | Error e) {
      record.close();
      throw e;
    }
  }

  private void load() {
    StateEntry entry = store.load(lease.key()).orElseThrow();
    version = entry.version();
    if (!entry.isEmpty()) {
      JsonObject json =
          (JsonObject)
              JsonReader.forSpecs()
                  .named("state " + lease.key())
                  .withLimits(JsonLimits.DATA)
                  .parse(new String(entry.bytes(), UTF_8));
      run = Positions.text(json, "run");
      String text = Positions.text(json, "checkpoint");
      checkpoint = text.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.parse(text));
    }
  }

  long fence() {
    return lease.fence();
  }

  /** The run that was begun last; empty text when there was none. */
  String run() {
    return run;
  }

  Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  /** Says which run is begun, before its first row. */
  void begin(String begun) {
    run = begun;
    save();
  }

  /** Keeps what the sink has committed. */
  void acknowledge(Checkpoint committed) {
    checkpoint = Optional.of(committed);
    run = committed.run();
    save();
  }

  private void save() {
    byte[] bytes =
        JsonObject.builder()
            .put("run", run)
            .put("checkpoint", checkpoint.map(Checkpoint::toJson).orElse(""))
            .build()
            .toString()
            .getBytes(UTF_8);
    OptionalLong saved = store.compareAndSet(lease.key(), version, bytes);
    version =
        saved.orElseThrow(
            () ->
                new BiException(
                    CoreErrors.FENCED,
                    "State \""
                        + lease.key()
                        + "\" was changed by another process while this one ran with fence "
                        + lease.fence()
                        + ". Let only one process run the pipeline."));
  }

  /** Holds the lease on, when a third of its time has gone. */
  void renewInTime() {
    if (System.nanoTime() - renewed > LEASE.toNanos() / 3) {
      renew();
    }
  }

  /** Holds the lease on. */
  void renew() {
    lease.renew();
    renewed = System.nanoTime();
  }

  @Override
  public void close() {
    lease.close();
  }
}
