package io.bi4j.insights.internal.explain;

/** Sentences about members of a dimension. */
final class MemberPlans {
  private MemberPlans() {}

  /** First or last by a wide margin. */
  static final class Extreme implements Plan {
    @Override
    public String headline(Told told) {
      return told.name("member")
          + (told.up() ? " leads " : " is last in ")
          + told.noun("dimension")
          + " by "
          + told.measureName()
          + " with "
          + told.value("value")
          + ", "
          + told.size("gapShare")
          + (told.up() ? " ahead of " : " behind ")
          + told.name("second");
    }

    @Override
    public String explanation(Told told) {
      String text =
          told.name("second")
              + " comes next with "
              + told.value("secondValue")
              + "; the middle of the "
              + told.counted("members", told.noun("dimension"))
              + " is "
              + told.value("median")
              + ".";
      return told.has("share")
          ? text + " " + told.name("member") + " holds " + told.size("share") + " of the total."
          : text;
    }

    @Override
    public String caveat(Told told) {
      return "A rank says nothing about why: members may differ in size, in mix or in what they"
          + " are there for.";
    }
  }

  /** More than half in one hand. */
  static final class Majority implements Plan {
    @Override
    public String headline(Told told) {
      return told.name("member")
          + " makes up "
          + told.size("share")
          + " of "
          + told.measureName()
          + " by "
          + told.noun("dimension");
    }

    @Override
    public String explanation(Told told) {
      return told.name("member")
          + " stands for "
          + told.value("value")
          + " of "
          + told.value("total")
          + ", more than the other members of "
          + told.counted("members", told.noun("dimension"))
          + " together.";
    }

    @Override
    public String caveat(Told told) {
      return "What happens to the total is mostly what happens to this member.";
    }
  }

  /** Most in few hands. */
  static final class Few implements Plan {
    @Override
    public String headline(Told told) {
      return told.value("k")
          + " of "
          + told.counted("members", told.noun("dimension"))
          + " make "
          + told.size("share")
          + " of "
          + told.measureName();
    }

    @Override
    public String explanation(Told told) {
      return "By chance so few would hold about "
          + told.size("chanceShare")
          + ". The largest is "
          + told.name("first")
          + "; the Gini coefficient is "
          + told.value("gini")
          + " and the largest fifth holds "
          + told.size("topFifthShare")
          + ".";
    }

    @Override
    public String caveat(Told told) {
      return "Chance here means that rows of the same sizes fall on members at random.";
    }
  }
}
