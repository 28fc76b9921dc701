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
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
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
    return read(files, List.of(), false);
  }

  /**
   * Parses the files and finds out what each name in them means, as the compiler does: in the
   * module that a {@code module-info.java} among them describes, else on the class path.
   *
   * @throws IllegalStateException if the compiler would refuse them
   */
  static SourceTrees analyze(List<Path> files) {
    boolean inModule = files.stream().anyMatch(file -> file.endsWith("module-info.java"));
    String path = System.getProperty("java.class.path");
    return read(files, List.of(inModule ? "--module-path" : "--class-path", path), true);
  }

  /** The Java files below a folder. */
  static List<Path> filesBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
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

  private static SourceTrees read(List<Path> files, List<String> paths, boolean analyze) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null);
    List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none"));
    options.addAll(paths);
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files));
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      if (analyze) {
        task.analyze();
      }
      refuseErrors(problems);
      return new SourceTrees(task, units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseErrors(DiagnosticCollector<JavaFileObject> problems) {
    problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem.toString());
            });
  }
}
