package io.bi4j.core.internal.aggregate;

/** Describes the key of a group for a message. */
interface GroupNames {
  String describe(int group);
}
