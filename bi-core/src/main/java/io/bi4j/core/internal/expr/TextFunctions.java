package io.bi4j.core.internal.expr;

import static io.bi4j.core.internal.expr.TextKernels.longAt;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Functions of text. Characters are Unicode code points; positions count from 1. */
final class TextFunctions {
  private TextFunctions() {}

  /** The parameters of a function after the text itself: t for text, n for a whole number. */
  private static final String ONE_TEXT = "t";

  static void register(Consumer<Function> to) {
    Registrar add = new Registrar(to);
    add.making("lower", "lower(text)", "", limit -> ChangeCase.kernel(true, limit));
    add.making("upper", "upper(text)", "", limit -> ChangeCase.kernel(false, limit));
    add.parts("trim", true, true);
    add.parts("ltrim", true, false);
    add.parts("rtrim", false, true);
    add.cutting("left", "left(text, count)", "n", () -> TextFunctions::left);
    add.cutting("right", "right(text, count)", "n", () -> TextFunctions::right);
    add.cutting(
        "substring", "substring(text, from[, count])", "n?n", () -> TextFunctions::substring);
    add.cutting("split_part", "split_part(text, separator, number)", "tn", SplitPart::new);
    add.making("replace", "replace(text, from, to)", "tt", Replace::kernel);
    add.making(
        "reverse", "reverse(text)", "", limit -> TextKernels.maker(TextFunctions::reverse, limit));
    add.making(
        "repeat",
        "repeat(text, count)",
        "n",
        limit -> TextKernels.maker(TextFunctions::repeat, limit));
    add.making("lpad", "lpad(text, length[, fill])", "n?t", limit -> Pad.kernel(true, limit));
    add.making("rpad", "rpad(text, length[, fill])", "n?t", limit -> Pad.kernel(false, limit));
    add.measuring(
        "length",
        "length(text)",
        "",
        () -> (text, in, row) -> Utf8.count(text.bytes, text.from, text.end));
    add.measuring("strpos", "strpos(text, part)", ONE_TEXT, TextFunctions::position);
    add.asking("starts_with", "starts_with(text, start)", TextFunctions::startsWith);
    add.asking("ends_with", "ends_with(text, end)", TextFunctions::endsWith);
    add.asking("contains", "contains(text, part)", TextFunctions::contains);
    for (String name : List.of("||", "concat")) {
      to.accept(
          Function.strict(
              name, name.equals("||") ? "text || text" : "concat(text, …)", TextFunctions::concat));
    }
  }

  /** Registers text functions of one shape each. */
  private record Registrar(Consumer<Function> to) {
    void cutting(
        String name, String signature, String parameters, Supplier<TextKernels.Part> part) {
      add(name, signature, parameters, DataType.STRING, limit -> TextKernels.part(part.get()));
    }

    void making(
        String name,
        String signature,
        String parameters,
        java.util.function.Function<RowFault, Kernel> kernel) {
      add(name, signature, parameters, DataType.STRING, kernel);
    }

    void measuring(
        String name, String signature, String parameters, Supplier<TextKernels.Measure> measure) {
      add(name, signature, parameters, DataType.INT64, limit -> TextKernels.measure(measure.get()));
    }

    void asking(String name, String signature, Supplier<TextKernels.Question> question) {
      add(name, signature, ONE_TEXT, DataType.BOOL, limit -> TextKernels.question(question.get()));
    }

    void parts(String name, boolean left, boolean right) {
      cutting(name, name + "(text[, characters])", "?t", () -> new Trim(left, right));
    }

    private void add(
        String name,
        String signature,
        String parameters,
        DataType result,
        java.util.function.Function<RowFault, Kernel> kernel) {
      to.accept(
          Function.strict(
              name,
              signature,
              site -> {
                CallSite checked = checked(site, parameters);
                RowFault limit = RowFault.textLimit(site.expr());
                return checked.strict(result, () -> kernel.apply(limit));
              }));
    }
  }

  /** The arguments with nulls typed; text first, then as the parameters say. */
  private static CallSite checked(CallSite site, String parameters) {
    int optional = parameters.indexOf('?');
    String kinds = "t" + parameters.replace("?", "");
    site.requireArgs(optional < 0 ? kinds.length() : optional + 1, kinds.length());
    List<BoundExpr> args = new ArrayList<>();
    for (int i = 0; i < site.args().size(); i++) {
      DataType expected = kinds.charAt(i) == 't' ? DataType.STRING : DataType.INT64;
      BoundExpr arg = site.arg(i);
      if (!arg.isUntypedNull() && !arg.type().equals(expected)) {
        throw site.mismatch(hint(site, arg, expected));
      }
      args.add(Casts.widen(arg, expected));
    }
    return site.withArgs(args);
  }

  private static String hint(CallSite site, BoundExpr arg, DataType expected) {
    Function function = Functions.find(site.name());
    String signature = function == null ? "" : "Write " + function.signature() + "; ";
    return signature + "cast(" + RowFault.shown(arg.expr()) + " as " + expected + ") converts.";
  }

  private static void left(TextReader text, Vector[] in, int row) {
    text.end = Utf8.skip(text.bytes, text.from, text.end, longAt(in[1], row));
  }

  private static void right(TextReader text, Vector[] in, int row) {
    long wanted = longAt(in[1], row);
    int at = text.end;
    for (long i = 0; i < wanted && at > text.from; i++) {
      at = Utf8.previous(text.bytes, at, text.from);
    }
    text.from = at;
  }

  /** Characters from..from+count-1 as far as they exist, as in SQL. */
  private static void substring(TextReader text, Vector[] in, int row) {
    long from = longAt(in[1], row);
    if (in.length == 3) {
      long count = Math.max(0, longAt(in[2], row));
      long end = from > Long.MAX_VALUE - count ? Long.MAX_VALUE : from + count;
      text.end = Utf8.skip(text.bytes, text.from, text.end, end - 1);
    }
    text.from = Utf8.skip(text.bytes, text.from, text.end, from - 1);
  }

  private static boolean reverse(TextReader text, Vector[] in, int row, TextBuilder result) {
    int at = text.end;
    while (at > text.from) {
      int previous = Utf8.previous(text.bytes, at, text.from);
      result.append(text.bytes, previous, at);
      at = previous;
    }
    return true;
  }

  private static boolean repeat(TextReader text, Vector[] in, int row, TextBuilder result) {
    long times = Math.max(0, longAt(in[1], row));
    if (text.length() == 0) {
      return true;
    }
    if (times > TextKernels.MAX_RESULT / text.length()) {
      return false;
    }
    for (long i = 0; i < times; i++) {
      result.append(text.bytes, text.from, text.end);
    }
    return true;
  }

  private static TextKernels.Measure position() {
    TextReader part = new TextReader();
    Needle needle = new Needle();
    return (text, in, row) -> {
      part.read((TextVector) in[1], row);
      int at =
          needle.set(part.bytes, part.from, part.length()).find(text.bytes, text.from, text.end);
      return at < 0 ? 0 : Utf8.count(text.bytes, text.from, at) + 1;
    };
  }

  private static TextKernels.Question contains() {
    TextReader part = new TextReader();
    Needle needle = new Needle();
    return (text, in, row) -> {
      part.read((TextVector) in[1], row);
      return needle.set(part.bytes, part.from, part.length()).find(text.bytes, text.from, text.end)
          >= 0;
    };
  }

  private static TextKernels.Question startsWith() {
    TextReader part = new TextReader();
    return (text, in, row) -> {
      part.read((TextVector) in[1], row);
      return part.length() <= text.length()
          && java.util.Arrays.equals(
              text.bytes, text.from, text.from + part.length(), part.bytes, part.from, part.end);
    };
  }

  private static TextKernels.Question endsWith() {
    TextReader part = new TextReader();
    return (text, in, row) -> {
      part.read((TextVector) in[1], row);
      return part.length() <= text.length()
          && java.util.Arrays.equals(
              text.bytes, text.end - part.length(), text.end, part.bytes, part.from, part.end);
    };
  }

  private static BoundExpr concat(CallSite site) {
    site.requireArgs(1, Integer.MAX_VALUE);
    List<BoundExpr> args = new ArrayList<>();
    for (BoundExpr arg : site.args()) {
      if (!arg.isUntypedNull() && arg.type().kind() != Kind.STRING) {
        throw site.mismatch(
            "Join text only: cast(" + RowFault.shown(arg.expr()) + " as STRING) converts.");
      }
      args.add(Casts.widen(arg, DataType.STRING));
    }
    RowFault limit = RowFault.textLimit(site.expr());
    TextKernels.Maker maker = TextFunctions::join;
    return site.strict(DataType.STRING, args, false, () -> TextKernels.maker(maker, limit));
  }

  private static boolean join(TextReader text, Vector[] in, int row, TextBuilder result) {
    for (Vector part : in) {
      text.read((TextVector) part, row);
      if (text.length() > TextKernels.MAX_RESULT - result.length()) {
        return false;
      }
      result.append(text.bytes, text.from, text.end);
    }
    return true;
  }
}
