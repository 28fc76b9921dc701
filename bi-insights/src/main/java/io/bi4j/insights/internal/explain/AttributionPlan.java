package io.bi4j.insights.internal.explain;

/** Sentences about which segment accounts for a change. */
final class AttributionPlan implements Plan {
  private static final int MOST_PARTS = 3;

  @Override
  public String headline(Told told) {
    String moved = told.up() ? "rise" : "fall";
    if (told.has("broad")) {
      return "Total "
          + told.measureName()
          + (told.up() ? " rose " : " fell ")
          + told.size("changeShare")
          + " against the "
          + told.counted("window", told.noun("grain"))
          + " before, across segments";
    }
    if (told.has("offset")) {
      return Names.capitalized(told.measureName())
          + " in "
          + told.name("segment")
          + (told.up() ? " rose " : " fell ")
          + told.size("segmentChangeShare")
          + ", while the total hardly shows it";
    }
    String share =
        told.facts().number("share") > 1
            ? " accounts for more than the whole " + moved + " in "
            : " accounts for " + told.size("share") + " of the " + moved + " in ";
    return told.name("segment") + share + "total " + told.measureName();
  }

  @Override
  public String explanation(Told told) {
    StringBuilder text = new StringBuilder("In the last ");
    text.append(told.counted("window", told.noun("grain")))
        .append(" total ")
        .append(told.measureName())
        .append(" came to ")
        .append(told.value("current"))
        .append(", after ")
        .append(told.value("baseline"))
        .append(" in the ")
        .append(told.noun("grain"))
        .append("s before");
    if (told.has("broad")) {
      return text.append("; of ")
          .append(told.counted("segments", "segment"))
          .append(" none stands out from the total.")
          .toString();
    }
    text.append(". ");
    for (int k = 1; k <= MOST_PARTS; k++) {
      String id = k == 1 ? "" : String.valueOf(k);
      if (told.has("segment" + id)) {
        text.append(k == 1 ? "" : "; ").append(part(told, id));
      }
    }
    return text.append("; everything else ")
        .append(told.facts().number("remainder") < 0 ? "took away " : "added ")
        .append(told.size("remainder"))
        .append(".")
        .toString();
  }

  private static String part(Told told, String id) {
    return told.name("segment" + id)
        + (told.facts().number("contribution" + id) < 0 ? " took away " : " added ")
        + told.size("contribution" + id)
        + " (95 % interval "
        + told.value("contributionLow" + id)
        + " to "
        + told.value("contributionHigh" + id)
        + ")";
  }

  @Override
  public String caveat(Told told) {
    return "The parts sum exactly to the change, as arithmetic; they do not say what made the"
        + " segment move.";
  }
}
