package dev.gradtwin.compare.data;

import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.SpecException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Images and labels in MNIST's format: two zero bytes, the type of a number, how many dimensions,
 * their sizes as big-endian 32-bit numbers, and then the numbers. Images are flattened, and those
 * of unsigned bytes divided by 255; labels 0 to c − 1 become c columns with a 1 at the label, c
 * being one more than the largest.
 */
final class IdxData {
  private static final int MOST_CLASSES = 1000;

  private final Files.Content content;
  private final ByteBuffer bytes;
  private final int type;
  private final int rows;
  private final int width;

  private IdxData(Files.Content content) {
    this.content = content;
    bytes = ByteBuffer.wrap(content.bytes());
    if (bytes.remaining() < 4 || bytes.getShort() != 0) {
      throw content.because("expected an IDX file, which begins with two zero bytes");
    }
    type = bytes.get();
    int dimensions = bytes.get();
    if (numberSize() == 0) {
      throw content.because(
          String.format(
              Locale.ROOT,
              "byte 2: expected a type of number, one of 08, 09, 0B, 0C, 0D, 0E, found %02X",
              type));
    }
    if (dimensions < 1 || dimensions > 4 || bytes.remaining() < 4 * dimensions) {
      throw content.because(
          "byte 3: expected 1 to 4 dimensions and their sizes, found " + dimensions);
    }
    rows = bytes.getInt();
    long product = 1;
    for (int k = 1; k < dimensions; k++) {
      int size = bytes.getInt();
      product = size < 1 || product > DataSource.MOST_BYTES ? -1 : product * size;
    }
    if (rows < 1 || rows > DataSource.MOST_ROWS || product < 1 || product > 1 << 20) {
      throw content.because("expected sizes from 1 on that fit into memory, found others");
    }
    width = (int) product;
    long expected = (long) rows * width * numberSize();
    if (bytes.remaining() != expected) {
      throw content.because(
          String.format(
              Locale.ROOT,
              "expected %,d bytes of numbers after byte %d, found %,d",
              expected,
              bytes.position(),
              bytes.remaining()));
    }
  }

  static Dataset read(DataSource.Idx source, Path base) {
    IdxData images = new IdxData(Files.open(base, source.images()));
    IdxData labels = new IdxData(Files.open(base, source.labels()));
    if (labels.width != 1) {
      throw labels.content.because("expected one label a row, found " + labels.width);
    }
    if (labels.rows != images.rows) {
      throw labels.content.because(
          "expected as many labels as images, " + images.rows + ", found " + labels.rows);
    }
    int taken = source.rows().orElse(images.rows);
    if (taken < 1 || taken > images.rows) {
      throw SpecException.of("rows", "from 1 to the number of images, " + images.rows, taken);
    }
    return new Dataset(images.numbers(taken), labels.oneHot(taken));
  }

  /** Bytes of a number; 0 for no type that there is. */
  private int numberSize() {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0B -> 2;
      case 0x0C, 0x0D -> 4;
      case 0x0E -> 8;
      default -> 0;
    };
  }

  private double[][] numbers(int taken) {
    double[][] numbers = new double[taken][width];
    for (double[] row : numbers) {
      for (int k = 0; k < width; k++) {
        row[k] = type == 0x08 ? next() / 255 : next();
      }
    }
    return numbers;
  }

  private double next() {
    return switch (type) {
      case 0x08 -> bytes.get() & 0xff;
      case 0x09 -> bytes.get();
      case 0x0B -> bytes.getShort();
      case 0x0C -> bytes.getInt();
      case 0x0D -> bytes.getFloat();
      default -> bytes.getDouble();
    };
  }

  private double[][] oneHot(int taken) {
    int[] labels = new int[rows];
    int largest = 0;
    for (int n = 0; n < rows; n++) {
      double label = next();
      if (label != Math.rint(label) || label < 0 || label >= MOST_CLASSES) {
        throw content.because(
            "row " + n + ": expected a label, a whole number from 0 to 999, found " + label);
      }
      labels[n] = (int) label;
      largest = Math.max(largest, labels[n]);
    }
    double[][] targets = new double[taken][largest + 1];
    for (int n = 0; n < taken; n++) {
      targets[n][labels[n]] = 1;
    }
    return targets;
  }
}
