package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.parse.ZonedText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts, for one column of a sample, the cells that each reading takes. */
final class ColumnTally {
  private static final int MAX_NULL_LIKE = 8;
  private static final Set<String> NULL_LIKE =
      Set.of(
          "NA", "N/A", "n/a", "na", "#N/A", "#NA", "null", "NULL", "Null", "None", "none", "nil",
          "NaN", "nan", "\\N", "-", "--", "?", ".", "missing");

  private static final List<NumberStyle> STYLES =
      List.of(
          NumberStyle.PLAIN,
          NumberStyle.of(',', ""),
          NumberStyle.of('.', ","),
          NumberStyle.of(',', "."),
          NumberStyle.of(',', " "),
          NumberStyle.of('.', " "),
          NumberStyle.of(',', "\u00a0"),
          NumberStyle.of(',', "\u202f"),
          NumberStyle.of('.', "'"),
          NumberStyle.of('.', "\u2019"));

  final String name;
  final int ordinal;
  final Family bools = new Family(List.of(Reading.BOOL));
  final Family integers = new Family(List.of(Reading.INT64));
  final Family numbers;
  final List<Family> times;
  @Nullable Family patterns;

  private final InferenceOptions options;
  private final int maxWord;
  private final Map<String, Integer> nullLike = new TreeMap<>();
  private int cells;
  private int nulls;
  private int quotedEmpty;
  private int padded;
  private int identifiers;

  ColumnTally(String name, int ordinal, InferenceOptions options) {
    this.name = name;
    this.ordinal = ordinal;
    this.options = options;
    this.maxWord =
        options.cells().nullWords().stream()
            .mapToInt(word -> word.getBytes(UTF_8).length)
            .reduce(MAX_NULL_LIKE, Math::max);
    NumberStyle fixed = options.numbers(name);
    List<Reading.Numeral> styles = new ArrayList<>();
    for (NumberStyle style : fixed == null ? STYLES : List.of(fixed)) {
      styles.add(new Reading.Numeral(style));
    }
    this.numbers = new Family(styles);
    this.times = new ArrayList<>();
    for (Reading reading :
        List.of(
            Reading.DATE,
            localTime(options.columns().zone()),
            Reading.TIMESTAMP,
            Reading.TIME,
            Reading.DURATION)) {
      times.add(new Family(List.of(reading)));
    }
  }

  /**
   * Times without a zone are instants where a zone is named, and may stand beside some with one.
   */
  private static Reading localTime(@Nullable ZoneId zone) {
    return zone == null
        ? Reading.LOCAL_DATETIME
        : Reading.of(DataType.TIMESTAMP, new ZonedText(zone)::parse);
  }

  /** Counts the cells of this column in the rows that have the right number of cells. */
  void addAll(SampleCells sample, int firstRow, int columns) {
    for (int row = firstRow; row < sample.rows(); row++) {
      if (sample.cells(row) == columns) {
        add(sample, row);
      }
    }
  }

  private void add(SampleCells sample, int row) {
    int start = sample.start(row, ordinal);
    int length = sample.length(row, ordinal);
    boolean quoted = sample.isQuoted(row, ordinal);
    byte[] bytes = sample.bytes();
    if (!quoted) {
      int from = CellText.skipBlanks(bytes, start, start + length);
      int to = CellText.trimEnd(bytes, from, start + length);
      padded += to - from < length ? 1 : 0;
      if (options.cells().trim()) {
        start = from;
        length = to - from;
      }
    }
    String word = length <= maxWord ? new String(bytes, start, length, UTF_8) : "";
    if (!quoted && isNull(word, length)) {
      nulls++;
    } else if (NULL_LIKE.contains(word)) {
      nullLike.merge(word, 1, Integer::sum);
    } else {
      quotedEmpty += length == 0 ? 1 : 0;
      addValue(bytes, start, length);
    }
  }

  private boolean isNull(String word, int length) {
    return length == 0
        ? options.cells().emptyIsNull()
        : length <= maxWord && options.cells().nullWords().contains(word);
  }

  private void addValue(byte[] bytes, int from, int length) {
    cells++;
    bools.add(bytes, from, length);
    integers.add(bytes, from, length);
    if (Reading.INT64.read(bytes, from, length) != CellText.INVALID) {
      numbers.addAgreeing();
    } else {
      numbers.add(bytes, from, length);
    }
    times.forEach(family -> family.add(bytes, from, length));
    identifiers += isIdentifier(bytes, from, length) ? 1 : 0;
    if (patterns == null) {
      List<Reading.Pattern> shapes = DateShapes.of(bytes, from, length);
      patterns = shapes.isEmpty() ? null : new Family(shapes, cells - 1);
    }
    if (patterns != null) {
      patterns.add(bytes, from, length);
    }
  }

  /** Digits that no reading takes for a number: 00123, +254700, or 19 digits and more. */
  private static boolean isIdentifier(byte[] bytes, int from, int length) {
    int at = length > 0 && bytes[from] == '+' ? 1 : 0;
    for (int i = at; i < length; i++) {
      if (bytes[from + i] < '0' || bytes[from + i] > '9') {
        return false;
      }
    }
    return length > at && !Reading.isQuantity(bytes, from, length);
  }

  /** Cells that are neither null nor look like null. */
  int cells() {
    return cells;
  }

  int nulls() {
    return nulls;
  }

  /** Words such as NA, which are text unless an option says they are null, with their counts. */
  Map<String, Integer> nullLike() {
    return nullLike;
  }

  int nullLikeCells() {
    return nullLike.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Cells that are quoted and empty, hence empty text. */
  int quotedEmpty() {
    return quotedEmpty;
  }

  /** Unquoted cells with blanks around them. */
  int padded() {
    return padded;
  }

  /** Cells of digits that are kept as text. */
  int identifiers() {
    return identifiers;
  }

  /** The type of a time without a zone, once a zone may be named. */
  DataType located(DataType type) {
    return options.columns().located(type);
  }

  /** Whether the user said how this column writes numbers, so that it holds numbers. */
  boolean isDeclaredNumber() {
    return options.columns().numberStyles().containsKey(name);
  }

  /** How many cells may break the type chosen. */
  int allowedMisses() {
    return (int) (options.tolerance() * cells);
  }

  /** All families in order of preference. */
  List<Family> families() {
    List<Family> families = new ArrayList<>(List.of(bools, integers, numbers));
    families.addAll(times);
    if (patterns != null) {
      families.add(patterns);
    }
    return families;
  }
}
