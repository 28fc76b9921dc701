package io.bi4j.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Sources as the compiler sees them: comments, and what a call's arguments are, which class files
 * do not tell.
 */
final class SourceTrees {
  private final JavacTask task;
  private final List<CompilationUnitTree> units;

  private SourceTrees(JavacTask task, List<CompilationUnitTree> units) {
    this.task = task;
    this.units = units;
  }

  /** Parses the files; types and constants stay unknown. */
  static SourceTrees parse(List<Path> files) {
    return read(files, false);
  }

  /** Parses the files and finds out what each name in them means. */
  static SourceTrees analyze(List<Path> files) {
    return read(files, true);
  }

  /** The Java files below a folder, {@code package-info} and {@code module-info} left out. */
  static List<Path> filesBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getFileName().toString().contains("-info"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JavacTask task() {
    return task;
  }

  List<CompilationUnitTree> units() {
    return units;
  }

  private static SourceTrees read(List<Path> files, boolean analyze) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
    List<String> options =
        List.of("-proc:none", "-Xlint:none", "-cp", System.getProperty("java.class.path"));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      if (analyze) {
        task.analyze();
      }
      return new SourceTrees(task, units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
