package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.source.Xlsx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Any bytes as a sheet, as shared strings, as styles and as the whole archive: rows or a
 * BiException, within the limits.
 */
class XlsxFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void any_bytes_are_rows_or_a_failure_with_a_code(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    Path folder = Files.createTempDirectory("xlsx-fuzz");
    Path file = folder.resolve("book.xlsx");
    try {
      file = write(input[0] & 7, rest, folder, file);
      Xlsx book = Xlsx.file(file).maxExpandedBytes(1 << 20).maxSharedStringBytes(1 << 18);
      try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
        bi.read(book.checkAllCells(), RejectPolicy.reject());
      }
    } catch (BiException expected) {
      // A failure with a code is what broken bytes are to give.
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Path write(int kind, byte[] bytes, Path folder, Path file) throws IOException {
    String text = new String(bytes, ISO_8859_1);
    BookFile book = BookFile.ofRows("<row><c t='s'><v>0</v></c><c s='1'><v>1</v></c></row>");
    return switch (kind) {
      case 0 -> Files.write(file, bytes);
      case 1 ->
          book.part("xl/worksheets/sheet1.xml", bytes).strings("<si><t>x</t></si>").write(folder);
      case 2 -> book.part("xl/sharedStrings.xml", bytes).write(folder);
      case 3 -> book.part("xl/styles.xml", bytes).strings("<si><t>x</t></si>").write(folder);
      case 4 -> book.part("xl/workbook.xml", bytes).write(folder);
      case 5 -> book.part("xl/_rels/workbook.xml.rels", bytes).write(folder);
      case 6 ->
          BookFile.ofRows(text).styles("dd/mm/yyyy").strings("<si><t>x</t></si>").write(folder);
      default ->
          BookFile.ofRows("<row><c s='1'><v>" + text + "</v></c></row>")
              .styles(new String(bytes, UTF_8).replace("<", "").replace("&", ""))
              .write(folder);
    };
  }
}
