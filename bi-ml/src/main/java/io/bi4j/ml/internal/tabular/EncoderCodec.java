package io.bi4j.ml.internal.tabular;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.ml.internal.codec.ModelFile;
import io.bi4j.ml.internal.codec.ModelInput;
import io.bi4j.ml.internal.codec.ModelOutput;
import java.util.HashSet;
import java.util.List;

/** Encoders as bytes and back. */
public final class EncoderCodec {
  private static final int NUMBER = 1;
  private static final int LABEL = 2;

  private EncoderCodec() {}

  /** Writes an encoder. */
  public static void write(RowEncoder encoder, ModelOutput out) {
    out.writeList(encoder.codes(), code -> write(code, out));
  }

  private static void write(ColumnCode code, ModelOutput out) {
    out.writeInt(code instanceof NumberCode ? NUMBER : LABEL);
    out.writeText(code.column()).writeText(code.type().toString());
    if (code instanceof NumberCode number) {
      out.writeDouble(number.fill()).writeDouble(number.mean()).writeDouble(number.deviation());
    } else if (code instanceof LabelCode label) {
      out.writeTexts(label.labels()).writeInt(label.missing());
      out.writeBoolean(label.missingIsLabel());
    }
  }

  /** Reads an encoder. */
  public static RowEncoder read(ModelInput in) {
    List<ColumnCode> codes = in.readList(() -> readCode(in));
    try {
      return new RowEncoder(codes);
    } catch (BiException | IllegalArgumentException e) {
      throw ModelFile.bad("their columns cannot be: " + e.getMessage());
    }
  }

  private static ColumnCode readCode(ModelInput in) {
    int kind = in.readInt(NUMBER, LABEL, "the kind of column");
    String column = in.readText();
    DataType type = readType(in);
    if (kind == NUMBER) {
      double fill = in.readDouble("a median");
      double mean = in.readDouble("a mean");
      double deviation = in.readDouble("a deviation");
      if (!(deviation > 0) || !NumberCode.takes(type)) {
        throw ModelFile.bad("column \"" + column + "\" is no number");
      }
      return new NumberCode(column, type, fill, mean, deviation);
    }
    List<String> labels = in.readTexts();
    int missing = in.readInt(0, labels.size(), "the position of missing cells");
    boolean missingIsLabel = in.readBoolean();
    boolean possible = missing < labels.size() || missingIsLabel;
    if (!type.isText() || !possible || new HashSet<>(labels).size() != labels.size()) {
      throw ModelFile.bad("column \"" + column + "\" has no such labels");
    }
    return new LabelCode(column, type, labels, missing, missingIsLabel);
  }

  private static DataType readType(ModelInput in) {
    String text = in.readText();
    if (text.length() > 200) {
      throw ModelFile.bad("a type has " + text.length() + " characters");
    }
    try {
      return DataType.parse(text);
    } catch (BiException | IllegalArgumentException e) {
      throw ModelFile.bad("there is no such type of column: " + e.getMessage());
    }
  }
}
