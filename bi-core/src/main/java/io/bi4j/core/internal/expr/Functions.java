package io.bi4j.core.internal.expr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions and operators by name. */
final class Functions {
  private static final Map<String, Function> ALL = new LinkedHashMap<>();

  static {
    ArithmeticFunctions.register(Functions::add);
    ComparisonFunctions.register(Functions::add);
    LogicFunctions.register(Functions::add);
    InFunction.register(Functions::add);
    ConditionalFunctions.register(Functions::add);
    TextFunctions.register(Functions::add);
    LikeFunction.register(Functions::add);
    MathFunctions.register(Functions::add);
    RoundFunctions.register(Functions::add);
    GrainFunctions.register(Functions::add);
    PartFunctions.register(Functions::add);
    TimeFunctions.register(Functions::add);
    NestedFunctions.register(Functions::add);
    MoneyFunctions.register(Functions::add);
  }

  private Functions() {}

  private static void add(Function function) {
    if (ALL.put(function.name(), function) != null) {
      throw new IllegalStateException("Function " + function.name() + " is registered twice");
    }
  }

  static @Nullable Function find(String name) {
    return ALL.get(name);
  }

  static Collection<Function> all() {
    return ALL.values();
  }
}
