package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.subject.ForeignTrainer;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Programs that users copy: starters that speak the protocol, recorders that write traces. */
final class Samples {
  private static final Map<String, String> STARTERS =
      new TreeMap<>(
          Map.of(
              "python", "starter.py",
              "numpy", "starter_numpy.py",
              "java", "Starter.java",
              "c", "starter.c",
              "javascript", "starter.js"));

  private static final Map<String, String> RECORDERS =
      new TreeMap<>(Map.of("python", "recorder.py", "java", "Recorder.java"));

  private Samples() {}

  static final class Starters extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Starters() {
      super(STARTERS.keySet());
    }
  }

  static final class Recorders extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Recorders() {
      super(RECORDERS.keySet());
    }
  }

  static String starter(String language) {
    return read("--print-starter", "starter/", language, STARTERS);
  }

  static String recorder(String language) {
    return read("--print-recorder", "recorder/", language, RECORDERS);
  }

  private static String read(
      String option, String folder, String language, Map<String, String> files) {
    String file = files.get(language);
    if (file == null) {
      throw SpecException.because(
          option,
          "unknown `" + language + "`" + Names.suggestion(language, List.copyOf(files.keySet())));
    }
    try (InputStream in = ForeignTrainer.class.getResourceAsStream(folder + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
