package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public type outside of {@code internal} says what it is and since when. */
class PublicJavadocTest {

  @Test
  void every_public_type_says_what_it_is_and_since_when() {
    List<String> undocumented = new ArrayList<>();
    int types = 0;
    for (BuildModule library : Repository.libraries()) {
      List<Path> sources = publicSources(library);
      for (PublicType type : sources.isEmpty() ? List.<PublicType>of() : publicTypes(sources)) {
        types++;
        if (!type.isDocumented()) {
          undocumented.add(type.name());
        }
      }
    }

    assertThat(types).isGreaterThan(10);
    assertThat(undocumented).isEmpty();
  }

  @Test
  void a_type_without_a_comment_or_without_since_is_found(@TempDir Path directory)
      throws IOException {
    Path bare = Files.writeString(directory.resolve("Bare.java"), "public class Bare {}");
    Path undated =
        Files.writeString(directory.resolve("Old.java"), "/** Old. */ public class Old {}");
    Path good =
        Files.writeString(
            directory.resolve("Good.java"), "/** Good.\n * @since 0.1 */ public class Good {}");

    assertThat(publicTypes(List.of(bare, undated, good)))
        .filteredOn(type -> !type.isDocumented())
        .extracting(PublicType::name)
        .containsExactlyInAnyOrder("Bare", "Old");
  }

  private static List<Path> publicSources(BuildModule library) {
    return SourceTrees.filesBelow(library.sources()).stream()
        .filter(file -> !file.getFileName().toString().contains("-info"))
        .filter(file -> !PublicApi.isInternal(dotted(library.sources().relativize(file))))
        .toList();
  }

  private static String dotted(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), ".");
  }

  private static List<PublicType> publicTypes(List<Path> files) {
    SourceTrees sources = SourceTrees.parse(files);
    DocTrees comments = DocTrees.instance(sources.task());
    List<PublicType> types = new ArrayList<>();
    for (CompilationUnitTree unit : sources.units()) {
      for (Tree tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type
            && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
          String comment = comments.getDocComment(TreePath.getPath(unit, tree));
          types.add(
              new PublicType(type.getSimpleName().toString(), comment == null ? "" : comment));
        }
      }
    }
    return types;
  }

  private record PublicType(String name, String comment) {
    boolean isDocumented() {
      return !comment.isBlank() && comment.contains("@since");
    }
  }
}
