package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A module's {@code internal} packages are its own. */
class InternalPackagesTest {

  @Test
  void no_module_reaches_into_another_ones_internal_packages() {
    Set<String> found = new TreeSet<>();
    for (BuildModule library : Repository.libraries()) {
      for (JavaClass type : Repository.classesOf(library)) {
        found.addAll(foreignInternals(type, packagesOf(library)));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void a_class_that_does_is_found() {
    JavaClass offender = Repository.testClass("fixture.ReachesInside");

    assertThat(foreignInternals(offender, Set.of(offender.getPackageName())))
        .singleElement()
        .asString()
        .contains("ReachesInside", "fixture.internal.Inside");
  }

  private static Set<String> packagesOf(BuildModule library) {
    Set<String> names = new TreeSet<>();
    Repository.librariesByPackage()
        .forEach(
            (name, owners) -> {
              if (owners.contains(library.artifactId())) {
                names.add(name);
              }
            });
    return names;
  }

  private static List<String> foreignInternals(JavaClass type, Set<String> own) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(target -> target.getPackageName().startsWith("io.bi4j."))
        .filter(target -> PublicApi.isInternal(target.getPackageName()))
        .filter(target -> !own.contains(target.getPackageName()))
        .map(target -> type.getName() + " uses " + target.getName())
        .distinct()
        .toList();
  }
}
