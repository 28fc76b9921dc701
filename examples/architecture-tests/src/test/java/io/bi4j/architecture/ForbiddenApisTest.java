package io.bi4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of the JDK that a published module must not use; each rule is tried on an offender. */
class ForbiddenApisTest {
  private static final JavaClasses LIBRARIES = Repository.libraryClasses();

  static Stream<Arguments> rules() {
    return Stream.of(
        argumentSet(
            "no Java serialisation: a stored model or state must not run code",
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream"),
            "Serialises"),
        argumentSet(
            "no XMLDecoder: it runs what it reads",
            noClasses().should().dependOnClassesThat().resideInAPackage("java.beans"),
            "DecodesXml"),
        argumentSet(
            "no context class loader: providers come from an explicit loader",
            noClasses().should().callMethod(Thread.class, "getContextClassLoader"),
            "AsksContextLoader"),
        argumentSet(
            "no java.util.Currency: its exponents change with the JDK",
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Currency"),
            "UsesJdkCurrency"),
        argumentSet(
            "time comes from a clock that is passed in",
            noClasses().should().callCodeUnitWhere(readsSystemClock()),
            "ReadsSystemClock"),
        argumentSet(
            "standard output and error belong to the host",
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
            "Prints"),
        argumentSet(
            "a library never ends the host's process",
            noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class),
            "Exits"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds_in_every_published_module(ArchRule rule, String offender) {
    assertThat(rule.evaluate(LIBRARIES).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void notices_an_offender(ArchRule rule, String offender) {
    JavaClasses offenders = Repository.testClasses("fixture.forbidden");

    assertThat(rule.evaluate(offenders).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(detail -> detail.contains(offender));
  }

  @Test
  void there_are_classes_to_look_at() {
    assertThat(LIBRARIES.size()).isGreaterThan(20);
  }

  private static DescribedPredicate<JavaCall<?>> readsSystemClock() {
    return DescribedPredicate.describe(
        "the system clock is read",
        call ->
            call.getTarget().getName().equals("currentTimeMillis")
                || (call.getTarget().getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getSimpleName().equals("Clock"))));
  }
}
