package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.semantic.Unit;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.detect.FactSheet;
import io.bi4j.insights.internal.detect.Finding;

/**
 * A finding while it is put into words: its facts as text, its measure and scope by name.
 *
 * <p>The scope is part of the subject of every headline: "Orders in North", or "Total orders" for
 * all rows, so that no sentence can leave it out.
 */
final class Told {
  private final Finding finding;
  private final CubeMeasure measure;
  private final String scope;
  private final int nameLength;

  /**
   * @param scope names of the filters, empty for all rows
   * @param nameLength where names are cut
   */
  Told(Finding finding, CubeMeasure measure, String scope, int nameLength) {
    this.finding = finding;
    this.measure = measure;
    this.scope = scope;
    this.nameLength = nameLength;
  }

  FactSheet facts() {
    return finding.facts();
  }

  boolean up() {
    return finding.direction() == Direction.UP;
  }

  /** The measure with its scope, capitalised: the subject of a sentence. */
  String subject() {
    String name = measureName();
    if (scope.isEmpty()) {
      return (measure.additiveOverMembers() ? "Total " : "Overall ") + name;
    }
    return Names.capitalized(name) + " in " + scopeName();
  }

  String measureName() {
    return Names.shorten(Names.words(measure.name()), nameLength);
  }

  String scopeName() {
    return Names.shorten(Names.clean(scope), nameLength);
  }

  boolean whole() {
    return scope.isEmpty();
  }

  Unit unit() {
    return measure.unit();
  }

  boolean has(String id) {
    return facts().has(id);
  }

  /** A name fact. */
  String name(String id) {
    return Names.shorten(Names.clean(facts().text(id)), nameLength);
  }

  /** The name of a dimension or grain in words. */
  String noun(String id) {
    return Names.shorten(Names.words(facts().text(id)), nameLength);
  }

  /** A numeric fact in its own unit. */
  String value(String id) {
    FactSheet.Entry entry = facts().entries().get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no fact " + id);
    }
    return text(entry, measure.unit());
  }

  /** The size of a fact without its sign: differences in points where the unit is a share. */
  String size(String id) {
    FactSheet.Entry entry = facts().entries().get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no fact " + id);
    }
    return entry.kind() == FactSheet.Kind.MEASURE
        ? NumberText.difference(entry.number(), measure.unit())
        : text(new FactSheet.Entry(entry.kind(), Math.abs(entry.number()), null), measure.unit());
  }

  /** A date fact, by the grain of the finding. */
  String date(String id) {
    return Dates.period(facts().text(id), has("grain") ? facts().text("grain") : "day");
  }

  /** "1 day", "7 days". */
  String counted(String id, String noun) {
    long count = Math.round(facts().number(id));
    return NumberText.count(count) + " " + (count == 1 ? noun : Names.plural(noun));
  }

  /** A fact as sentences write it. */
  static String text(FactSheet.Entry entry, Unit unit) {
    return switch (entry.kind()) {
      case MEASURE -> NumberText.of(entry.number(), unit);
      case PERCENT -> NumberText.percent(entry.number());
      case COUNT -> NumberText.count(entry.number());
      case PLAIN -> NumberText.plain(entry.number());
      case DATE, NAME -> entry.text() == null ? "" : entry.text();
    };
  }
}
