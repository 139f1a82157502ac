package dev.gradtwin.compare.data;

import dev.gradtwin.spec.Dataset;
import java.util.List;
import java.util.OptionalInt;

/** Where examples come from, if not from the experiment file itself. */
public sealed interface DataSource {
  /** The most rows that are read. */
  int MOST_ROWS = 1_000_000;

  /** The largest file that is read, unpacked. */
  int MOST_BYTES = 256 << 20;

  /**
   * A table in a file.
   *
   * @param file its name, relative to the experiment file
   * @param inputs the names of the columns that are inputs
   * @param targets the names of the columns that are targets
   * @param classes which of them hold names of classes: each becomes one column for every class, in
   *     the order of the alphabet, with a 1 where the row has it
   * @param standardize whether the inputs that are numbers become (x − mean)/deviation
   */
  record Csv(
      String file,
      List<String> inputs,
      List<String> targets,
      List<String> classes,
      boolean standardize)
      implements DataSource {
    /** Copies the lists. */
    public Csv {
      inputs = List.copyOf(inputs);
      targets = List.copyOf(targets);
      classes = List.copyOf(classes);
    }
  }

  /**
   * Images and their labels in two files.
   *
   * @param images the name of the file of the images, relative to the experiment file
   * @param labels the name of the file of the labels
   * @param rows how many of the first to take; empty for all
   */
  record Idx(String images, String labels, OptionalInt rows) implements DataSource {}

  /**
   * Built-in ones.
   *
   * @param name which
   * @param rows how many, of those that are drawn
   * @param seed of the generator
   * @param noise the deviation of what is added to the inputs
   */
  record BuiltIn(String name, int rows, long seed, double noise) implements DataSource {
    /** Rows where nothing is said. */
    public static final int DEFAULT_ROWS = 200;
  }

  /**
   * The examples.
   *
   * @param base the folder that file names are relative to
   * @return all of them
   * @throws dev.gradtwin.spec.SpecException if the source is none of these, or cannot be read
   */
  default Dataset read(java.nio.file.Path base) {
    if (this instanceof Csv csv) {
      return new CsvData(csv).read(Files.open(base, csv.file()));
    } else if (this instanceof Idx idx) {
      return IdxData.read(idx, base);
    }
    return BuiltInData.of((BuiltIn) this);
  }
}
