package dev.gradtwin.compare.report;

import dev.gradtwin.compare.report.TestCase.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as JUnit XML, which every CI server shows: one {@code testsuite}, as Maven Surefire
 * writes it and Jenkins reads it.
 */
public final class JUnitXml {
  private static final double NANOSECONDS = 1e9;

  private JUnitXml() {}

  /**
   * Writes a suite.
   *
   * @param suite what all the cases are called
   * @param cases in their order
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public static void write(String suite, List<TestCase> cases, OutputStream out)
      throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", allowed(suite));
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute("failures", count(cases, Status.FAILED));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", count(cases, Status.SKIPPED));
      xml.writeAttribute("time", seconds(cases.stream().mapToLong(TestCase::nanoseconds).sum()));
      for (TestCase one : cases) {
        write(suite, one, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  private static void write(String suite, TestCase one, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", allowed(suite));
    xml.writeAttribute("name", allowed(one.name()));
    xml.writeAttribute("time", seconds(one.nanoseconds()));
    xml.writeCharacters("\n    ");
    switch (one.status()) {
      case PASSED -> xml.writeStartElement("system-out");
      case SKIPPED -> {
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", allowed(one.message()));
      }
      case FAILED -> {
        xml.writeStartElement("failure");
        xml.writeAttribute("type", allowed(one.type()));
        xml.writeAttribute("message", allowed(one.message()));
      }
    }
    xml.writeCharacters(allowed(String.join("\n", one.text())));
    xml.writeEndElement();
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static String count(List<TestCase> cases, Status status) {
    return Long.toString(cases.stream().filter(one -> one.status() == status).count());
  }

  /** XML 1.0 has no place for most control characters. */
  private static String allowed(String text) {
    return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  private static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.3f", nanoseconds / NANOSECONDS);
  }
}
