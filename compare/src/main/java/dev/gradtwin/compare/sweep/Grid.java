package dev.gradtwin.compare.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every combination of the values of varied fields. */
public final class Grid {
  /** The most combinations. */
  public static final int MOST = 1000;

  private Grid() {}

  /**
   * The experiments of a grid. A field is replaced in the experiment's file, as {@code
   * --print-experiment} prints it, and the file is read, so that every field can be varied and
   * every problem is told as that of a file.
   *
   * @param experiment what is varied
   * @param variations the fields; none for the experiment alone
   * @return the combinations, the last field's values fastest
   * @throws InputException if a combination is no experiment
   * @throws SpecException if a field is varied twice, or there are more than {@link #MOST}
   */
  public static List<Combination> of(Experiment experiment, List<Variation> variations) {
    Seeds.require(experiment);
    if (variations.isEmpty()) {
      return List.of(new Combination(List.of(), experiment));
    }
    long size = 1;
    for (Variation variation : variations) {
      size = Math.min(MOST + 1, size * variation.values().size());
    }
    if (size > MOST) {
      throw SpecException.of("--vary", "at most " + MOST + " combinations", "more");
    }
    List<String> paths = variations.stream().map(v -> v.path().toString()).toList();
    if (paths.stream().distinct().count() < paths.size()) {
      throw SpecException.because("--vary", "a field is varied twice");
    }
    List<Combination> grid = new ArrayList<>();
    fill(file(experiment), variations, List.of(), grid);
    return grid;
  }

  private static void fill(
      String file, List<Variation> variations, List<String> values, List<Combination> grid) {
    if (values.size() == variations.size()) {
      Experiment experiment =
          ExperimentReader.read(
              name(variations, values),
              new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
      Seeds.require(experiment);
      grid.add(new Combination(values, experiment));
      return;
    }
    Variation next = variations.get(values.size());
    for (String value : next.values()) {
      List<String> longer = new ArrayList<>(values);
      longer.add(value);
      fill(replaced(file, next, value), variations, longer, grid);
    }
  }

  private static String replaced(String file, Variation variation, String value) {
    try {
      return variation.path().replace(file, value);
    } catch (SpecException e) {
      throw new InputException("--vary " + variation.path(), String.valueOf(e.getMessage()));
    }
  }

  private static String name(List<Variation> variations, List<String> values) {
    StringBuilder name = new StringBuilder("--vary");
    for (int k = 0; k < values.size(); k++) {
      name.append(' ').append(variations.get(k).path()).append('=').append(values.get(k));
    }
    return name.toString();
  }

  private static String file(Experiment experiment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.generator(out)) {
      ExperimentWriter.write(experiment, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
