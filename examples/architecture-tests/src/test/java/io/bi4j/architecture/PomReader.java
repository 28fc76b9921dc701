package io.bi4j.architecture;

import io.bi4j.architecture.BuildModule.Dependency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads the few elements of a pom that the architecture is about. */
final class PomReader {
  private final Path directory;
  private final Element project;

  PomReader(Path pom) {
    this.directory = pom.getParent();
    this.project = parse(pom);
  }

  /** The poms that this one lists as modules. */
  List<Path> modules() {
    return child(project, "modules").stream()
        .flatMap(modules -> children(modules, "module").stream())
        .map(module -> directory.resolve(module.getTextContent().strip()).resolve("pom.xml"))
        .toList();
  }

  /**
   * The module of this pom.
   *
   * @param inheritedPublished what the parent pom says about publishing
   */
  BuildModule module(boolean inheritedPublished) {
    Optional<Element> parent = child(project, "parent");
    String version =
        text(project, "version").or(() -> parent.flatMap(p -> text(p, "version"))).orElseThrow();
    return new BuildModule(
        text(project, "artifactId").orElseThrow(),
        version,
        directory,
        isPublished(inheritedPublished),
        text(project, "packaging").orElse("jar").equals("jar"),
        parent.isPresent(),
        dependencies(project, version),
        child(project, "dependencyManagement")
            .map(managed -> dependencies(managed, version))
            .orElse(List.of()));
  }

  /** The text of an element of the project, by the names on the way to it: {@code "scm/url"}. */
  Optional<String> textAt(String path) {
    Optional<Element> found = Optional.of(project);
    for (String name : path.split("/")) {
      found = found.flatMap(element -> child(element, name));
    }
    return found.map(element -> element.getTextContent().strip());
  }

  boolean isPublished(boolean inherited) {
    return child(project, "properties")
        .flatMap(properties -> text(properties, "maven.deploy.skip"))
        .map(skip -> !Boolean.parseBoolean(skip))
        .orElse(inherited);
  }

  private static List<Dependency> dependencies(Element owner, String projectVersion) {
    return child(owner, "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .map(
            element ->
                new Dependency(
                    text(element, "groupId").orElseThrow(),
                    text(element, "artifactId").orElseThrow(),
                    text(element, "version")
                        .orElse("")
                        .replace("${project.version}", projectVersion),
                    text(element, "scope").orElse("compile"),
                    text(element, "optional").orElse("").equals("true")))
        .filter(dependency -> !dependency.scope().equals("test"))
        .toList();
  }

  private static Optional<String> text(Element owner, String name) {
    return child(owner, name).map(element -> element.getTextContent().strip());
  }

  private static Optional<Element> child(Element owner, String name) {
    return children(owner, name).stream().findFirst();
  }

  private static List<Element> children(Element owner, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = owner.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element parse(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("Cannot read " + pom + ".", e);
    }
  }
}
