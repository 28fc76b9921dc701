package io.bi4j.core.internal.aggregate;

/** Describes the key of a group for a message. */
public interface GroupNames {
  String describe(int group);
}
