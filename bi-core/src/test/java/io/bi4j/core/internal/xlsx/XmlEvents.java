package io.bi4j.core.internal.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The elements, attributes of one letter and text of a document, by our reader and by StAX. */
final class XmlEvents {
  private XmlEvents() {}

  /** By ours; fails as it does. */
  static List<String> ofScanner(byte[] document) throws IOException {
    XmlScanner xml =
        new XmlScanner("f", "p", XmlBytes.utf8("f", "p", new ByteArrayInputStream(document)));
    List<String> events = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    int event = xml.next();
    while (event != XmlScanner.EOF) {
      if (event == XmlScanner.TEXT) {
        bytes.write(xml.text, xml.textFrom, xml.textTo - xml.textFrom);
      } else {
        flush(bytes, text, events);
        events.add(event == XmlScanner.END ? "/" : start(xml));
      }
      event = xml.next();
    }
    return events;
  }

  private static void flush(
      java.io.ByteArrayOutputStream bytes, StringBuilder text, List<String> events) {
    if (bytes.size() > 0) {
      events.add("'" + bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
    text.setLength(0);
  }

  private static String start(XmlScanner xml) {
    StringBuilder out = new StringBuilder("<");
    out.append(text(xml, xml.nameFrom, xml.nameTo)).append(' ').append(xml.attributeCount());
    for (char name : new char[] {'r', 's', 't'}) {
      int slot = xml.attribute(name);
      out.append(slot < 0 ? "-" : text(xml, xml.valueFrom(slot), xml.valueTo(slot)));
    }
    return out.toString();
  }

  private static String text(XmlScanner xml, int from, int to) {
    return new String(xml.buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** By the JDK; null when it refuses the document. */
  static @Nullable List<String> ofStax(byte[] document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      return events(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
    } catch (XMLStreamException | RuntimeException refused) {
      return null;
    }
  }

  private static @Nullable List<String> events(XMLStreamReader xml) throws XMLStreamException {
    List<String> events = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          if (text.length() > 0) {
            events.add("'" + text);
            text.setLength(0);
          }
          events.add(event == XMLStreamConstants.END_ELEMENT ? "/" : start(xml));
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return null;
        }
        default -> {}
      }
    }
    return events;
  }

  private static String start(XMLStreamReader xml) {
    String name = xml.getLocalName();
    StringBuilder out = new StringBuilder("<");
    out.append(name.substring(name.lastIndexOf(':') + 1)).append(' ');
    out.append(xml.getAttributeCount());
    for (String wanted : new String[] {"r", "s", "t"}) {
      String found = "-";
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        found = xml.getAttributeLocalName(i).equals(wanted) ? xml.getAttributeValue(i) : found;
      }
      out.append(found);
    }
    return out.toString();
  }
}
