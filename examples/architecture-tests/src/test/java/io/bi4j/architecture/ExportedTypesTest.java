package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.bi4j.architecture.PublicApi.Mention;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Public signatures name the JDK, JSpecify and our own public types; each exception stands here.
 */
class ExportedTypesTest {
  private static final List<String> ALLOWED = List.of("java.", "javax.sql.", "org.jspecify.");

  /** Packages that exist to adapt one library. */
  private static final Set<Adapter> ADAPTERS =
      Set.of(
          new Adapter("io.bi4j.ml.tribuo", "org.tribuo."),
          new Adapter("io.bi4j.insights.langchain4j", "dev.langchain4j."),
          new Adapter("io.bi4j.testkit.leak", "org.junit.jupiter.api."));

  private static final Set<String> EXCEPTIONS =
      Set.of(
          "io.bi4j.core.BiRuntime$Builder.meterRegistry names"
              + " io.micrometer.core.instrument.MeterRegistry");

  @Test
  void public_signatures_name_only_agreed_types() {
    List<Mention> mentions =
        Repository.libraries().stream()
            .flatMap(library -> Repository.classesOf(library).stream())
            .flatMap(ExportedTypesTest::publicMentions)
            .toList();

    assertThat(mentions).hasSizeGreaterThan(100);
    assertThat(mentions).filteredOn(mention -> !isAllowed(mention)).isEmpty();
  }

  @Test
  void every_way_of_naming_a_foreign_type_is_seen() {
    Stream<Mention> mentions = publicMentions(Repository.testClass("fixture.NamesOthers"));

    assertThat(mentions.filter(mention -> !isAllowed(mention)).map(Mention::toString))
        .map(text -> text.substring(text.lastIndexOf('.', text.indexOf(' ')) + 1))
        .contains(
            "NamesOthers names com.tngtech.archunit.base.HasDescription",
            "field names com.tngtech.archunit.core.domain.JavaClass",
            "parameter names com.tngtech.archunit.core.domain.JavaClass",
            "result names com.tngtech.archunit.core.domain.JavaClass",
            "array names com.tngtech.archunit.core.domain.JavaClass",
            "bound names com.tngtech.archunit.core.domain.JavaClass",
            "thrown names com.tngtech.archunit.base.ArchUnitException",
            "internal names io.bi4j.architecture.fixture.internal.Inside",
            "annotated names com.tngtech.archunit.PublicAPI")
        .noneMatch(text -> text.startsWith("hidden"));
  }

  private static Stream<Mention> publicMentions(JavaClass type) {
    return PublicApi.isReachable(type) ? PublicApi.mentions(type) : Stream.empty();
  }

  private static boolean isAllowed(Mention mention) {
    return ALLOWED.stream().anyMatch(mention.named()::startsWith)
        || isOurPublicType(mention.named())
        || ADAPTERS.stream().anyMatch(adapter -> adapter.covers(mention))
        || EXCEPTIONS.contains(mention.toString());
  }

  private static boolean isOurPublicType(String name) {
    return name.startsWith("io.bi4j.") && !PublicApi.isInternal(name);
  }

  private record Adapter(String packageName, String library) {
    boolean covers(Mention mention) {
      return mention.type().getPackageName().equals(packageName)
          && mention.named().startsWith(library);
    }
  }
}
