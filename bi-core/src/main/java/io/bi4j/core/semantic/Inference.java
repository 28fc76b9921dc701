package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How an inferred model came about: one finding per decision, each with its reason, and what was
 * too ambiguous to decide. Immutable.
 *
 * @param rows how many rows the data had
 * @param sampledRows how many of them were looked at for value statistics; keys and hierarchies
 *     were checked on all
 * @param findings the decisions in the order of the columns, then those about the whole
 * @since 0.1
 */
public record Inference(long rows, long sampledRows, List<Finding> findings) {

  /** How sure a decision is. */
  public enum Certainty {
    /** The data or its types leave no other reading. */
    CLEAR,
    /** Names or values speak for it. */
    LIKELY,
    /** Other readings are as plausible; a person should look at it. */
    AMBIGUOUS
  }

  /**
   * One decision.
   *
   * @param subject a column, or what else it is about
   * @param decision what was decided
   * @param reason what spoke for it
   * @param certainty how sure it is
   * @param alternative what to change if it is wrong; empty when CLEAR
   */
  public record Finding(
      String subject, String decision, String reason, Certainty certainty, String alternative) {
    public Finding {
      requireNonNull(subject, "subject");
      requireNonNull(decision, "decision");
      requireNonNull(reason, "reason");
      requireNonNull(certainty, "certainty");
      requireNonNull(alternative, "alternative");
    }
  }

  public Inference {
    findings = List.copyOf(findings);
  }

  /** The findings that a person should look at. */
  public List<Finding> ambiguous() {
    return findings.stream().filter(f -> f.certainty() == Certainty.AMBIGUOUS).toList();
  }

  /** The report as text for people: one finding per paragraph, the ambiguous ones marked. */
  public String show() {
    StringBuilder text = new StringBuilder();
    text.append("Inferred from ").append(rows).append(" rows");
    text.append(sampledRows < rows ? " (" + sampledRows + " sampled)" : "").append(".\n");
    for (Finding finding : findings) {
      String mark = finding.certainty() == Certainty.AMBIGUOUS ? "? " : "- ";
      text.append(mark).append(finding.subject()).append(": ").append(finding.decision());
      text.append(". ").append(sentence(finding.reason())).append("\n");
      if (!finding.alternative().isEmpty()) {
        text.append("    If not: ").append(finding.alternative()).append(".\n");
      }
    }
    return text.toString();
  }

  private static String sentence(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  @Override
  public String toString() {
    return show();
  }
}
