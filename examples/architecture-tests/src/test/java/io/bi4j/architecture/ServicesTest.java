package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider is found on the class path and on the module path alike, and exists. */
class ServicesTest {

  @Test
  void module_descriptors_and_service_files_name_the_same_providers() throws IOException {
    for (BuildModule library : Repository.libraries()) {
      if (library.hasDescriptor()) {
        assertThat(provided(library))
            .as(library.artifactId())
            .isEqualTo(registered(library.classes()));
      }
    }
  }

  @Test
  void every_registered_provider_is_a_class_of_its_module() throws IOException {
    for (BuildModule library : Repository.libraries()) {
      assertProvidersExist(library.classes());
    }
  }

  @Test
  void a_provider_without_a_class_is_found(@TempDir Path classes) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("io.bi4j.Service"), "# ours\nio.bi4j.Missing # gone\n");

    assertThat(registered(classes)).isEqualTo(Map.of("io.bi4j.Service", Set.of("io.bi4j.Missing")));
    assertThatThrownBy(() -> assertProvidersExist(classes)).isInstanceOf(AssertionError.class);
  }

  private static void assertProvidersExist(Path classes) throws IOException {
    for (Set<String> providers : registered(classes).values()) {
      assertThat(providers)
          .allSatisfy(
              name -> assertThat(classes.resolve(name.replace('.', '/') + ".class")).exists());
    }
  }

  private static Map<String, Set<String>> provided(BuildModule library) throws IOException {
    return library.descriptor().provides().stream()
        .collect(Collectors.toMap(provides -> provides.service(), p -> Set.copyOf(p.providers())));
  }

  private static Map<String, Set<String>> registered(Path classes) throws IOException {
    Map<String, Set<String>> services = new TreeMap<>();
    Path directory = classes.resolve("META-INF/services");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          services.put(file.getFileName().toString(), providers(Files.readAllLines(file)));
        }
      }
    }
    return services;
  }

  private static Set<String> providers(List<String> lines) {
    return lines.stream()
        .map(line -> line.split("#", 2)[0].strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }
}
