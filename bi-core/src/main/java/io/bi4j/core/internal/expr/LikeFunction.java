package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.TextVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** {@code text like pattern [escape character]}. */
final class LikeFunction {
  private static final int NO_ESCAPE = -2;

  private LikeFunction() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("like", "text like pattern [escape character]", LikeFunction::bind));
  }

  private static BoundExpr bind(CallSite call) {
    List<BoundExpr> args = new ArrayList<>();
    for (BoundExpr arg : call.args()) {
      if (!arg.isUntypedNull() && arg.type().kind() != Kind.STRING) {
        throw call.mismatch("Only text is like a pattern; cast the value to STRING.");
      }
      args.add(Casts.widen(arg, DataType.STRING));
    }
    CallSite site = call.withArgs(args);
    int escape = args.size() == 3 ? escape(site) : NO_ESCAPE;
    BoundExpr pattern = args.get(1);
    if (pattern.isConstant() && pattern.constantValue() != null) {
      int[] characters = ((String) pattern.constantValue()).codePoints().toArray();
      compiled(site, characters, escape);
      List<BoundExpr> text = List.of(args.get(0));
      return site.strict(
          DataType.BOOL, text, false, () -> constant(compiled(site, characters, escape)));
    }
    RowFault fault =
        new RowFault(
            CoreErrors.BAD_EXPRESSION,
            RowFault.shown(pattern.expr())
                + " is no pattern: it ends with its escape character or "
                + "is longer than 4096 characters.");
    return site.strict(DataType.BOOL, args.subList(0, 2), false, () -> variable(escape, fault));
  }

  private static int escape(CallSite site) {
    BoundExpr escape = site.arg(2);
    if (escape.isConstant()
        && escape.constantValue() instanceof String text
        && text.codePointCount(0, text.length()) == 1) {
      return text.codePointAt(0);
    }
    throw site.error(
        CoreErrors.BAD_EXPRESSION, "escape must be one character", "Write escape '\\'.");
  }

  private static LikePattern compiled(CallSite site, int[] pattern, int escape) {
    try {
      return LikePattern.of(pattern, escape);
    } catch (IllegalArgumentException e) {
      throw site.error(
          CoreErrors.BAD_EXPRESSION, String.valueOf(e.getMessage()), "Correct the pattern.");
    }
  }

  private static Kernel constant(LikePattern pattern) {
    boolean simple = pattern.isLiteral();
    int gaps = pattern.gapCount();
    byte[] literal = simple ? pattern.literal().getBytes(UTF_8) : new byte[0];
    if (simple && gaps == 0) {
      return new TextConstantCompare(pattern.literal(), Comparison.EQUAL);
    }
    if (simple && gaps == 1 && pattern.endsWithGap()) {
      return TextKernels.cachedQuestion((text, in, row) -> stands(text, text.from, literal));
    }
    if (simple && gaps == 1 && pattern.startsWithGap()) {
      return TextKernels.cachedQuestion(
          (text, in, row) -> stands(text, text.end - literal.length, literal));
    }
    if (simple && gaps == 2 && pattern.startsWithGap() && pattern.endsWithGap()) {
      Needle needle = new Needle().set(literal, 0, literal.length);
      return TextKernels.cachedQuestion(
          (text, in, row) -> needle.find(text.bytes, text.from, text.end) >= 0);
    }
    return TextKernels.cachedQuestion(
        (text, in, row) -> pattern.matches(text.bytes, text.from, text.end));
  }

  private static boolean stands(TextReader text, int at, byte[] literal) {
    return text.length() >= literal.length
        && Arrays.equals(text.bytes, at, at + literal.length, literal, 0, literal.length);
  }

  /** The pattern of each row, compiled again when it differs from the row before. */
  private static Kernel variable(int escape, RowFault fault) {
    TextReader text = new TextReader();
    Patterns patterns = new Patterns(escape);
    return (in, out, chunk, rows, count) -> {
      boolean[] result = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (out.isNull(row)) {
          continue;
        }
        text.read((TextVector) in[0], row);
        try {
          result[row] =
              patterns.at((TextVector) in[1], row).matches(text.bytes, text.from, text.end);
        } catch (IllegalArgumentException noPattern) {
          fault.report(chunk, out, row);
        }
      }
    };
  }

  private static final class Patterns {
    private final int escape;
    private final TextReader reader = new TextReader();
    private byte[] last = new byte[0];
    private LikePattern pattern = LikePattern.of(new int[0], NO_ESCAPE);

    Patterns(int escape) {
      this.escape = escape;
    }

    LikePattern at(TextVector vector, int row) {
      reader.read(vector, row);
      if (!Arrays.equals(last, 0, last.length, reader.bytes, reader.from, reader.end)) {
        pattern = LikePattern.of(reader.string().codePoints().toArray(), escape);
        last = Arrays.copyOfRange(reader.bytes, reader.from, reader.end);
      }
      return pattern;
    }
  }
}
