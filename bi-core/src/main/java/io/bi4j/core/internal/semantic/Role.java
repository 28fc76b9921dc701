package io.bi4j.core.internal.semantic;

/** What a column is used as. */
enum Role {
  /** Nothing: empty, constant, nested, free text, coordinates. */
  UNUSED,
  /** Tells rows or things apart; many values. */
  ID,
  /** A point in time. */
  TIME,
  /** Groups rows by a few names. */
  CATEGORY,
  /** Groups rows by many names. */
  ENTITY,
  /** True or false. */
  FLAG,
  /** A number that is aggregated. */
  MEASURE
}
