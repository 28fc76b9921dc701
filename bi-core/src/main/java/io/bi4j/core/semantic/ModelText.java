package io.bi4j.core.semantic;

import java.util.Locale;

/** Shows a model to people. */
final class ModelText {
  private ModelText() {}

  static String of(SemanticModel model) {
    StringBuilder text = new StringBuilder("Model \"" + model.name() + "\"");
    text.append(model.isInferred() ? " (inferred; please check)\n" : "\n");
    model.entities().forEach(entity -> entity(text, entity));
    if (!model.measures().isEmpty()) {
      text.append("Measures\n");
      model.measures().forEach(measure -> measure(text, measure));
    }
    if (!model.dimensions().isEmpty()) {
      text.append("Dimensions\n");
      model.dimensions().forEach(dimension -> dimension(text, dimension));
    }
    for (Hierarchy hierarchy : model.hierarchies()) {
      text.append("Hierarchy ").append(hierarchy.name()).append(": ");
      text.append(String.join(" > ", hierarchy.levels())).append('\n');
    }
    model.inference().ifPresent(inference -> text.append('\n').append(inference.show()));
    return text.toString();
  }

  private static void entity(StringBuilder text, Entity entity) {
    text.append("One row of ").append(entity.name()).append(" per ");
    text.append(entity.key().isEmpty() ? "record" : String.join(" and ", entity.key()));
    entity.time().ifPresent(time -> text.append("; time is ").append(time));
    entity.grain().ifPresent(grain -> text.append(", one ").append(lower(grain)).append(" apart"));
    text.append('\n');
  }

  private static void measure(StringBuilder text, Measure measure) {
    text.append("  ").append(measure.name()).append(" = ").append(measure.expr());
    text.append("   [").append(measure.additivity());
    if (!measure.unit().equals(Unit.NONE)) {
      text.append("; ").append(measure.unit());
    }
    if (!measure.good().equals(GoodDirection.NONE)) {
      text.append("; good ").append(lower(measure.good().kind()));
    }
    text.append("]\n");
  }

  private static void dimension(StringBuilder text, Dimension dimension) {
    text.append("  ").append(dimension.name());
    String expr = dimension.expr().toString();
    text.append(expr.equals(dimension.name()) ? "" : " = " + expr);
    text.append("   [").append(lower(dimension.kind()));
    dimension.grain().ifPresent(grain -> text.append(" by ").append(lower(grain)));
    text.append(dimension.isPersonal() ? "; personal]\n" : "]\n");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
