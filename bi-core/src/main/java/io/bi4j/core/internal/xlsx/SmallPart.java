package io.bi4j.core.internal.xlsx;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks the elements of one of the small parts of a workbook with the JDK's own StAX: no document
 * type, no entities, nothing outside the part. Names are local names: transitional and strict files
 * differ in their namespaces only.
 */
final class SmallPart {
  private static final int MAX_DEPTH = 100;

  private SmallPart() {}

  /** What a reader does at the start of each element. */
  interface Visitor {
    /**
     * Sees an element.
     *
     * @param path the local names of the open elements, this one last, between slashes
     */
    void element(String path, Attributes attributes);
  }

  /** The attributes of an element, by local name. */
  interface Attributes {
    /** The value, or null when there is no such attribute. */
    @Nullable String get(String name);
  }

  /** Walks a part; closes nothing. */
  static void walk(String file, String part, InputStream in, Visitor visitor) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(in);
      StringBuilder path = new StringBuilder();
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD ->
              throw XlsxErrors.damaged(file, "its part \"" + part + "\" has a document type");
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > MAX_DEPTH) {
              throw XlsxErrors.limit(file, "has XML nested deeper than " + MAX_DEPTH);
            }
            path.append('/').append(reader.getLocalName());
            visitor.element(path.toString(), name -> attribute(reader, name));
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            path.setLength(path.lastIndexOf("/"));
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof io.bi4j.core.BiException limit) {
        throw limit;
      }
      throw XlsxErrors.damaged(file, "its part \"" + part + "\" is not well-formed XML", e);
    }
  }

  private static @Nullable String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }
}
