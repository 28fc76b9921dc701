package io.bi4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The checkout that this test runs in: its modules and their compiled classes, read once. */
final class Repository {
  private static final Path ROOT = findRoot();
  private static final List<BuildModule> MODULES = readModules();
  private static final Map<String, JavaClasses> CLASSES = importClasses();

  private Repository() {}

  static Path root() {
    return ROOT;
  }

  /** Every module of the reactor below the root, aggregators included. */
  static List<BuildModule> modules() {
    return MODULES;
  }

  static BuildModule module(String artifactId) {
    return MODULES.stream()
        .filter(module -> module.artifactId().equals(artifactId))
        .findFirst()
        .orElseThrow();
  }

  /** The published jars. */
  static List<BuildModule> libraries() {
    return MODULES.stream().filter(BuildModule::isLibrary).toList();
  }

  static JavaClasses classesOf(BuildModule library) {
    JavaClasses classes = CLASSES.get(library.artifactId());
    if (classes == null) {
      throw new IllegalArgumentException(library.artifactId() + " is not a published library.");
    }
    return classes;
  }

  /** The classes of all published libraries. */
  static JavaClasses libraryClasses() {
    return new ClassFileImporter()
        .importPaths(libraries().stream().map(BuildModule::classes).toArray(Path[]::new));
  }

  /** A class of these tests, named from {@code io.bi4j.architecture} on. */
  static JavaClass testClass(String name) {
    return testClasses("fixture").get(Repository.class.getPackageName() + "." + name);
  }

  /** The classes of a package of these tests, named from {@code io.bi4j.architecture} on. */
  static JavaClasses testClasses(String packageName) {
    return new ClassFileImporter()
        .importPackages(Repository.class.getPackageName() + "." + packageName);
  }

  /** The libraries that hold each package. */
  static Map<String, List<String>> librariesByPackage() {
    Map<String, List<String>> owners = new TreeMap<>();
    for (BuildModule library : libraries()) {
      classesOf(library).stream()
          .filter(Repository::isNotModuleInfo)
          .map(JavaClass::getPackageName)
          .distinct()
          .forEach(
              name ->
                  owners.computeIfAbsent(name, key -> new ArrayList<>()).add(library.artifactId()));
    }
    return owners;
  }

  private static boolean isNotModuleInfo(JavaClass type) {
    return !type.getSimpleName().equals("module-info");
  }

  private static Path findRoot() {
    Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (directory != null && !Files.isDirectory(directory.resolve("bi-bom"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException("No folder with bi-bom above the working directory.");
    }
    return directory;
  }

  private static List<BuildModule> readModules() {
    List<BuildModule> modules = new ArrayList<>();
    PomReader root = new PomReader(ROOT.resolve("pom.xml"));
    collect(root, root.isPublished(true), modules);
    return List.copyOf(modules);
  }

  private static void collect(PomReader parent, boolean published, List<BuildModule> modules) {
    for (Path file : parent.modules()) {
      PomReader pom = new PomReader(file);
      modules.add(pom.module(published));
      collect(pom, pom.isPublished(published), modules);
    }
  }

  private static Map<String, JavaClasses> importClasses() {
    Map<String, JavaClasses> classes = new TreeMap<>();
    for (BuildModule library : libraries()) {
      if (!Files.isDirectory(library.classes())) {
        throw new IllegalStateException(
            library.artifactId()
                + " is not compiled. Run: mvn verify -pl examples/architecture-tests -am");
      }
      classes.put(library.artifactId(), new ClassFileImporter().importPath(library.classes()));
    }
    return classes;
  }
}
