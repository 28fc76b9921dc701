package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every published jar has a stable module name, and exports what is not internal. */
class ModuleDescriptorTest {

  @Test
  void bi_core_exports_exactly_its_packages_that_are_not_internal() throws IOException {
    ModuleDescriptor core = descriptor(Repository.module("bi-core"));

    assertThat(core.name()).isEqualTo("io.bi4j.core");
    assertThat(core.exports())
        .allMatch(export -> !export.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrderElementsOf(publicPackages("bi-core"));
  }

  private static List<String> publicPackages(String artifactId) {
    return Repository.librariesByPackage().entrySet().stream()
        .filter(entry -> entry.getValue().contains(artifactId))
        .map(Map.Entry::getKey)
        .filter(name -> !PublicApi.isInternal(name))
        .toList();
  }

  private static ModuleDescriptor descriptor(BuildModule module) throws IOException {
    try (InputStream in = Files.newInputStream(module.classes().resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }
}
