package dev.gradtwin.compare.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Results as JUnit XML, which every CI server shows. */
public final class JUnitXml {
  private static final double NANOSECONDS = 1e9;

  private final String suite;
  private final List<Case> cases = new ArrayList<>();

  private record Case(String name, long nanoseconds, @Nullable String failure, List<String> text) {}

  /**
   * No results yet.
   *
   * @param suite what they are all called
   */
  public JUnitXml(String suite) {
    this.suite = suite;
  }

  /**
   * Adds a result.
   *
   * @param name of the test case
   * @param nanoseconds what it took
   * @param failure in a word or two; null if there is none
   * @param text all that is to be said of it
   */
  public void add(String name, long nanoseconds, @Nullable String failure, List<String> text) {
    cases.add(new Case(name, nanoseconds, failure, List.copyOf(text)));
  }

  /**
   * Writes all of them.
   *
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public void writeTo(OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute(
          "failures", Long.toString(cases.stream().filter(one -> one.failure() != null).count()));
      xml.writeAttribute("time", seconds(cases.stream().mapToLong(Case::nanoseconds).sum()));
      for (Case one : cases) {
        write(one, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void write(Case one, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite);
    xml.writeAttribute("name", allowed(one.name()));
    xml.writeAttribute("time", seconds(one.nanoseconds()));
    String text = allowed(String.join("\n", one.text()));
    xml.writeCharacters("\n    ");
    if (one.failure() == null) {
      xml.writeStartElement("system-out");
    } else {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", allowed(one.failure() + ": " + one.text().get(0)));
    }
    xml.writeCharacters(text);
    xml.writeEndElement();
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  /** XML 1.0 has no place for most control characters. */
  private static String allowed(String text) {
    return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  private static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.3f", nanoseconds / NANOSECONDS);
  }
}
