package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The module descriptor exports what is not internal. */
class ModuleDescriptorTest {

  @Test
  void bi_core_exports_exactly_its_packages_that_are_not_internal() throws IOException {
    ModuleDescriptor core = Repository.module("bi-core").descriptor();

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
}
