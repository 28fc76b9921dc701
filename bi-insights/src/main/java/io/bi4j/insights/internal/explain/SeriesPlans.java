package io.bi4j.insights.internal.explain;

/** Sentences about one series over time. */
final class SeriesPlans {
  private SeriesPlans() {}

  /** Steady rise or fall. */
  static final class Trend implements Plan {
    @Override
    public String headline(Told told) {
      String amount =
          told.has("changeShare") ? told.size("changeShare") : "by " + told.size("change");
      return told.subject()
          + (told.up() ? " rose " : " fell ")
          + amount
          + " from "
          + told.date("from")
          + " to "
          + told.date("lastPeriod");
    }

    @Override
    public String explanation(Told told) {
      return told.subject()
          + " moved from about "
          + told.value("first")
          + " to about "
          + told.value("last")
          + " over "
          + told.counted("n", told.noun("grain"))
          + ", "
          + told.size("slope")
          + (told.up() ? " more" : " less")
          + " each "
          + told.noun("grain")
          + " on average, season set aside.";
    }

    @Override
    public String caveat(Told told) {
      return "The line describes the past; it does not say that the movement goes on, or why it"
          + " happened.";
    }
  }

  /** A step of the level. */
  static final class Step implements Plan {
    @Override
    public String headline(Told told) {
      String amount =
          told.has("changeShare") ? told.size("changeShare") : "by " + told.size("change");
      return told.subject()
          + " stepped "
          + (told.up() ? "up " : "down ")
          + amount
          + " around "
          + told.date("date");
    }

    @Override
    public String explanation(Told told) {
      return "The usual level went from "
          + told.value("before")
          + " a "
          + told.noun("grain")
          + " in the "
          + told.counted("periodsBefore", told.noun("grain"))
          + " before to "
          + told.value("after")
          + " in the "
          + told.counted("periodsAfter", told.noun("grain"))
          + " after, season set aside.";
    }

    @Override
    public String caveat(Told told) {
      return "The date is the likeliest one; the step may have taken place a few "
          + Names.plural(told.noun("grain"))
          + " earlier or later.";
    }
  }

  /** One unusual period or spell. */
  static final class Outlier implements Plan {
    @Override
    public String headline(Told told) {
      String side = told.up() ? "above" : "below";
      String amount =
          told.has("differenceShare") ? told.size("differenceShare") : told.size("difference");
      return told.subject()
          + (told.noun("grain").equals("day") ? " on " : " in ")
          + told.date("date")
          + " came to "
          + told.value("value")
          + ", "
          + amount
          + " "
          + side
          + " the expected "
          + told.value("expected");
    }

    @Override
    public String explanation(Told told) {
      String text =
          "Level and season around that time let expect about "
              + told.value("expected")
              + ", usually between "
              + told.value("low")
              + " and "
              + told.value("high")
              + "; of "
              + told.counted("n", told.noun("grain"))
              + " this is the most unusual.";
      return told.has("spellFrom")
          ? text
              + " The spell lasted "
              + told.counted("spellLength", told.noun("grain"))
              + ", from "
              + told.date("spellFrom")
              + " to "
              + told.date("spellTo")
              + "."
          : text;
    }

    @Override
    public String caveat(Told told) {
      return "One unusual "
          + told.noun("grain")
          + " can be an event, a holiday or a mistake in the data: look at the rows first.";
    }
  }

  /** Repetition with week or year. */
  static final class Season implements Plan {
    @Override
    public String headline(Told told) {
      String amount =
          told.has("peakShare")
              ? told.size("peakShare") + " above average"
              : told.value("peakValue") + " against " + told.value("average") + " on average";
      return told.subject() + " peaked every " + told.name("peak") + ": " + amount;
    }

    @Override
    public String explanation(Told told) {
      String trough =
          told.has("troughShare")
              ? told.size("troughShare") + " below average"
              : told.value("troughValue");
      return "The pattern repeats every "
          + told.counted("period", told.noun("grain"))
          + "; the low point is "
          + told.name("trough")
          + ", "
          + trough
          + ". It was seen over "
          + told.counted("cycles", "cycle")
          + ".";
    }

    @Override
    public String caveat(Told told) {
      return "Compare periods only with the same part of the cycle.";
    }
  }

  /** Periods without rows. */
  static final class Missing implements Plan {
    @Override
    public String headline(Told told) {
      return "No data for "
          + (told.whole() ? "all rows" : told.scopeName())
          + " from "
          + told.date("start")
          + " ("
          + told.counted("length", told.noun("grain"))
          + ")";
    }

    @Override
    public String explanation(Told told) {
      String usual =
          "There are usually about "
              + told.value("usualRows")
              + " rows a "
              + told.noun("grain")
              + "; between "
              + told.date("start")
              + " and "
              + told.date("end")
              + " there are none.";
      return told.has("open") ? usual + " The gap reaches the end of the data." : usual;
    }

    @Override
    public String caveat(Told told) {
      return "Other findings read these "
          + Names.plural(told.noun("grain"))
          + " as missing, not as zero.";
    }
  }
}
