package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/** The shapes that text functions have; each function fills in what happens to one row. */
final class TextKernels {
  /** The most bytes of a text that a function makes. */
  static final int MAX_RESULT = 1 << 20;

  /** The most bytes that a function makes for all rows of a chunk. */
  static final long MAX_CHUNK = 128L << 20;

  private TextKernels() {}

  /** Keeps a part of the text: sets {@code from} and {@code end} of the reader. */
  interface Part {
    void cut(TextReader text, Vector[] in, int row);
  }

  /** Appends the result of a row, or returns false when it would be too long. */
  interface Maker {
    boolean make(TextReader text, Vector[] in, int row, TextBuilder result);
  }

  /** Computes a number. */
  interface Measure {
    long of(TextReader text, Vector[] in, int row);
  }

  /** Answers a question about the text. */
  interface Question {
    boolean ask(TextReader text, Vector[] in, int row);
  }

  static Kernel part(Part part) {
    TextReader text = new TextReader();
    return (in, out, chunk, rows, count) -> {
      TextVector source = (TextVector) in[0];
      TextVector result = (TextVector) out;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (!out.isNull(row)) {
          text.read(source, row);
          part.cut(text, in, row);
          result.writeUtf8(row, text.bytes, text.from, text.length());
        }
      }
    };
  }

  static Kernel maker(Maker maker, RowFault limit) {
    TextReader text = new TextReader();
    TextBuilder built = new TextBuilder();
    return (in, out, chunk, rows, count) -> {
      TextVector source = (TextVector) in[0];
      TextVector result = (TextVector) out;
      long left = MAX_CHUNK;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (out.isNull(row)) {
          continue;
        }
        text.read(source, row);
        built.clear();
        if (maker.make(text, in, row, built) && built.length() <= Math.min(left, MAX_RESULT)) {
          left -= built.length();
          result.writeUtf8(row, built.bytes(), 0, built.length());
        } else {
          limit.report(chunk, out, row);
        }
      }
    };
  }

  static Kernel measure(Measure measure) {
    TextReader text = new TextReader();
    return (in, out, chunk, rows, count) -> {
      TextVector source = (TextVector) in[0];
      long[] result = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (!out.isNull(row)) {
          text.read(source, row);
          result[row] = measure.of(text, in, row);
        }
      }
    };
  }

  static Kernel question(Question question) {
    TextReader text = new TextReader();
    return (in, out, chunk, rows, count) -> {
      TextVector source = (TextVector) in[0];
      boolean[] result = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (!out.isNull(row)) {
          text.read(source, row);
          result[row] = question.ask(text, in, row);
        }
      }
    };
  }

  /** A question whose answer depends on the text only: asked once per dictionary entry. */
  static Kernel cachedQuestion(Question question) {
    Kernel direct = question(question);
    TextReader entry = new TextReader();
    DictionaryCache answers =
        new DictionaryCache(
            (dictionary, code) -> {
              byte[] bytes = new byte[dictionary.byteLength(code)];
              dictionary.copyUtf8(code, bytes, 0);
              entry.bytes = bytes;
              entry.from = 0;
              entry.end = bytes.length;
              return question.ask(entry, new Vector[0], 0);
            });
    return (Vector[] in, Vector out, Chunk chunk, int[] rows, int count) -> {
      TextVector text = (TextVector) in[0];
      if (text.dictionary() != null) {
        answers.apply(text.dictionary(), text.codes, out, rows, count);
      } else {
        direct.apply(in, out, chunk, rows, count);
      }
    };
  }

  static long longAt(Vector vector, int row) {
    return ((LongVector) vector).values[row];
  }
}
