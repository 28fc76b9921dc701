package io.bi4j.insights.internal.explain;

/** What the sentences of one kind of insight say. */
interface Plan {

  /** One line; names are cut as the teller asks until it fits. */
  String headline(Told told);

  /** Two or three sentences. */
  String explanation(Told told);

  /** What to keep in mind. */
  String caveat(Told told);
}
