package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.gradtwin.compare.RunHistory;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.file.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as one page that needs nothing else: no network, no file beside it.
 *
 * <p>All that a run says, names and texts of others included, is one block of JSON in which every
 * {@code <} is escaped; scripts put it into the page as text. A Content-Security-Policy lets the
 * page run exactly the scripts and styles that were written into it, by their hashes ({@code
 * script-src} of CSP Level 3), and load nothing.
 */
public final class HtmlReport {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** In the order in which they use each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "core",
          "forward",
          "charts",
          "boundaries",
          "network",
          "maps",
          "divergence",
          "player",
          "main");

  private HtmlReport() {}

  /**
   * Writes the page.
   *
   * @param result what was found
   * @param history what the run looked like on its way
   * @param preface what is said first
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public static void write(
      RunResult result, RunHistory history, List<String> preface, OutputStream out)
      throws IOException {
    String style = resource(UPLOT + "dist/uPlot.min.css") + resource("page/page.css");
    String library = resource(UPLOT + "dist/uPlot.iife.min.js");
    String script = script();
    String policy =
        "default-src 'none'; script-src "
            + hash(library)
            + " "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; base-uri 'none'; form-action 'none'";
    text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
    text(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    text(out, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>gradtwin</title>\n");
    text(out, "<style>" + style + "</style>\n</head>\n<body>\n");
    text(out, "<noscript><p>" + PageText.of("noscript") + "</p></noscript>\n");
    text(out, resource("page/page.html"));
    text(out, "<script type=\"application/json\" id=\"data\">");
    data(result, history, preface, out);
    text(out, "</script>\n<script>" + library + "</script>\n");
    text(out, "<script>" + script + "</script>\n</body>\n</html>\n");
  }

  private static void data(
      RunResult result, RunHistory history, List<String> preface, OutputStream out)
      throws IOException {
    try (JsonGenerator json = Json.oneLine(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new NoMarkup());
      HtmlData.write(result, history, preface, resource(UPLOT + "LICENSE"), json);
    }
  }

  private static String script() {
    StringBuilder script = new StringBuilder("\"use strict\";\n(() => {\n");
    for (String name : SCRIPTS) {
      script.append(resource("page/" + name + ".js"));
    }
    return script.append("})();\n").toString();
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** With the line ends that a browser makes of all others before it hashes. */
  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON that can end no script, and begin no comment or tag. */
  private static final class NoMarkup extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      escapes['<'] = ESCAPE_STANDARD;
      escapes['>'] = ESCAPE_STANDARD;
      escapes['&'] = ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
