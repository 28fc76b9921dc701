package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dependency graph of the modules. A new edge belongs in a decision record and then here. */
class ModuleGraphTest {

  /** Which of our modules each published module may know. */
  private static final Map<String, Set<String>> OURS =
      Map.ofEntries(
          Map.entry("bi-core", Set.of()),
          Map.entry("bi-connectors-http", Set.of("bi-core")),
          Map.entry("bi-connectors-payments", Set.of("bi-connectors-http")),
          Map.entry("bi-connectors-social", Set.of("bi-connectors-http")),
          Map.entry("bi-connectors-web", Set.of("bi-connectors-http")),
          Map.entry("bi-ml", Set.of("bi-core")),
          Map.entry("bi-insights", Set.of("bi-core")),
          Map.entry("bi-industry", Set.of("bi-core")),
          Map.entry("bi-testkit", Set.of("bi-core")),
          Map.entry("bi-connectors-data", Set.of("bi-core")),
          Map.entry("bi-runner-spark", Set.of("bi-core")));

  /** Which libraries of others a published module brings to its host. */
  private static final Map<String, Set<String>> THIRD_PARTY =
      Map.ofEntries(
          Map.entry(
              "bi-core",
              Set.of(
                  "org.slf4j:slf4j-api",
                  "io.micrometer:micrometer-core",
                  "com.fasterxml.jackson.core:jackson-core",
                  "org.jspecify:jspecify")),
          Map.entry("bi-connectors-data", Set.of("io.airlift:aircompressor")),
          Map.entry(
              "bi-ml",
              Set.of(
                  "org.tribuo:tribuo-classification-liblinear",
                  "org.tribuo:tribuo-regression-slm",
                  "org.apache.commons:commons-math3")),
          Map.entry("bi-insights", Set.of("org.apache.commons:commons-math3")),
          Map.entry(
              "bi-testkit",
              Set.of("org.junit.jupiter:junit-jupiter-api", "org.assertj:assertj-core")));

  @Test
  void the_reactor_holds_the_first_modules() {
    assertThat(Repository.modules())
        .extracting(BuildModule::artifactId)
        .contains("bi-core", "bi-ml", "bi-insights", "bi-bom", "examples");
  }

  @Test
  void every_published_module_has_its_place_in_the_graph() {
    assertThat(Repository.libraries())
        .extracting(BuildModule::artifactId)
        .isSubsetOf(OURS.keySet());
  }

  @Test
  void poms_name_exactly_the_edges_of_the_graph() {
    assertThat(edges(Repository.libraries())).isEqualTo(expectedEdges());
  }

  @Test
  void classes_use_only_the_edges_of_the_graph() {
    Map<String, Set<String>> used = usedEdges();

    assertThat(used).isNotEmpty();
    used.forEach(
        (library, others) -> assertThat(OURS.get(library)).as(library).containsAll(others));
  }

  @Test
  void published_modules_bring_only_the_agreed_libraries() {
    for (BuildModule library : Repository.libraries()) {
      assertThat(library.dependencies())
          .filteredOn(dependency -> dependency.reachesHosts() && !dependency.isOurs())
          .extracting(BuildModule.Dependency::coordinates)
          .as(library.artifactId())
          .containsExactlyInAnyOrderElementsOf(
              THIRD_PARTY.getOrDefault(library.artifactId(), Set.of()));
    }
  }

  @Test
  void nothing_published_depends_on_examples_or_benchmarks() {
    Set<String> unpublished =
        Repository.modules().stream()
            .filter(module -> !module.published())
            .map(BuildModule::artifactId)
            .collect(Collectors.toSet());

    assertThat(unpublished).contains("examples", "architecture-tests");
    assertThat(edges(Repository.libraries()).values().stream().flatMap(Set::stream))
        .doesNotContainAnyElementsOf(unpublished);
  }

  @Test
  void versions_stand_in_the_root_pom_only() {
    assertThat(Repository.modules())
        .flatExtracting(BuildModule::dependencies)
        .filteredOn(dependency -> !dependency.isOurs() && !dependency.version().isEmpty())
        .isEmpty();
  }

  private static Map<String, Set<String>> expectedEdges() {
    return Repository.libraries().stream()
        .collect(
            Collectors.toMap(
                BuildModule::artifactId,
                library -> OURS.getOrDefault(library.artifactId(), Set.of())));
  }

  private static Map<String, Set<String>> edges(Collection<BuildModule> modules) {
    return modules.stream()
        .collect(
            Collectors.toMap(
                BuildModule::artifactId,
                module ->
                    module.dependencies().stream()
                        .filter(BuildModule.Dependency::isOurs)
                        .map(BuildModule.Dependency::artifactId)
                        .collect(Collectors.toSet())));
  }

  private static Map<String, Set<String>> usedEdges() {
    Map<String, List<String>> owners = Repository.librariesByPackage();
    Map<String, Set<String>> used = new TreeMap<>();
    for (BuildModule library : Repository.libraries()) {
      Set<String> others = used.computeIfAbsent(library.artifactId(), key -> new TreeSet<>());
      for (JavaClass type : Repository.classesOf(library)) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          ownerOf(dependency.getTargetClass(), owners)
              .filter(owner -> !owner.equals(library.artifactId()))
              .ifPresent(others::add);
        }
      }
    }
    return used;
  }

  private static Optional<String> ownerOf(JavaClass type, Map<String, List<String>> owners) {
    return owners.getOrDefault(type.getBaseComponentType().getPackageName(), List.of()).stream()
        .findFirst();
  }
}
