package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regular expressions are constants: the JDK's matcher backtracks on what others may write. */
class RegularExpressionsTest {
  private static final Set<String> COMPILERS =
      Set.of(
          "java.util.regex.Pattern.compile",
          "java.util.regex.Pattern.matches",
          "java.lang.String.matches",
          "java.lang.String.replaceAll",
          "java.lang.String.replaceFirst",
          "java.lang.String.split");

  @Test
  void every_regular_expression_of_the_published_modules_is_a_constant() {
    int expressions = 0;
    List<String> open = new ArrayList<>();
    for (BuildModule library : Repository.libraries()) {
      Scan scan = scan(SourceTrees.filesBelow(library.sources()));
      expressions += scan.expressions;
      open.addAll(scan.open);
    }

    assertThat(expressions).isPositive();
    assertThat(open).isEmpty();
  }

  @Test
  void an_expression_that_is_built_at_run_time_is_found(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("Find.java"),
            """
            import java.util.regex.Pattern;

            class Find {
              static final String DIGIT = "[0-9]";
              static final Pattern FINE = Pattern.compile(DIGIT + ("+"));

              boolean fine(String text) {
                return text.matches("a|" + DIGIT) && text.split(",").length > 1;
              }

              boolean open(String pattern, String text) {
                return Pattern.compile(pattern).matcher(text).find()
                    || text.matches(DIGIT + pattern)
                    || text.replaceAll(pattern, "").isEmpty();
              }
            }
            """);

    Scan scan = scan(List.of(file));

    assertThat(scan.expressions).isEqualTo(6);
    assertThat(scan.open)
        .containsExactly("Find.java: pattern", "Find.java: DIGIT + pattern", "Find.java: pattern");
  }

  private static Scan scan(List<Path> files) {
    SourceTrees sources = SourceTrees.analyze(files);
    Scan scan = new Scan(Trees.instance(sources.task()));
    sources.units().forEach(unit -> scan.scan(unit, null));
    return scan;
  }

  private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final List<String> open = new ArrayList<>();
    private int expressions;

    Scan(Trees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method
          && COMPILERS.contains(method.getEnclosingElement() + "." + method.getSimpleName())) {
        ExpressionTree expression = call.getArguments().get(0);
        expressions++;
        if (!isConstant(expression)) {
          open.add(fileName() + ": " + expression);
        }
      }
      return super.visitMethodInvocation(call, nothing);
    }

    private boolean isConstant(ExpressionTree expression) {
      if (expression instanceof ParenthesizedTree inBrackets) {
        return isConstant(inBrackets.getExpression());
      }
      if (expression instanceof BinaryTree sum) {
        return isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
      }
      Element named = trees.getElement(new TreePath(getCurrentPath(), expression));
      return expression instanceof LiteralTree
          || (named instanceof VariableElement constant && constant.getConstantValue() != null);
    }

    private String fileName() {
      return Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri())
          .getFileName()
          .toString();
    }
  }
}
