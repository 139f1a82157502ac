package dev.gradtwin.compare.sweep;

import dev.gradtwin.compare.file.FieldPath;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of an experiment file, and the values that it takes.
 *
 * @param path where it stands
 * @param values JSON, or texts without quotation marks
 */
public record Variation(FieldPath path, List<String> values) {
  /** Copies the values. */
  public Variation {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code PATH=V1,V2,…}. Commas within brackets and quotation marks separate nothing.
   *
   * @param text such as {@code training.updater.learningRate=0.1,0.5}
   * @return the variation
   * @throws SpecException if it is none
   */
  public static Variation of(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw SpecException.of("--vary", "PATH=VALUE,VALUE,…", Quoting.oneLine(text, 80));
    }
    FieldPath path = FieldPath.of(text.substring(0, equals));
    if (path.toString().equals("initialization.seed")) {
      throw SpecException.because(
          "--vary", path + ": the seeds are varied by --seeds and --first-seed");
    }
    return new Variation(path, split(text.substring(equals + 1)));
  }

  private static List<String> split(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString().strip());
    return values;
  }
}
