package dev.gradtwin.compare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.spec.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Through experiment files, as users have them. */
class DataFilesTest {
  private static final String CSV =
      "\"data\": {\"csv\": \"t.csv\", \"inputs\": [\"a\", \"colour\"], \"targets\": [\"c\"],"
          + " \"classes\": [\"colour\"]}";

  @TempDir private Path folder;

  private Dataset read(String data, int inputs, int outputs) throws IOException {
    Path file = folder.resolve("experiment.json");
    Files.writeString(
        file,
        "{\"name\": \"t\", "
            + data
            + ", \"network\": {\"layers\": [{\"units\": "
            + outputs
            + ", \"activation\": \"sigmoid\"}], \"loss\": \"squared-error\", \"reduction\": \"sum\"},"
            + " \"initialization\": {\"scheme\": \"zero\"},"
            + " \"training\": {\"updater\": {\"type\": \"no-op\"}, \"epochs\": 1}}");
    Dataset dataset = ExperimentReader.read(file.toString()).data();
    assertThat(dataset.inputCount()).isEqualTo(inputs);
    return dataset;
  }

  private Dataset csv(String text) throws IOException {
    Files.writeString(folder.resolve("t.csv"), text);
    return read(CSV, 3, 1);
  }

  @Test
  void aTableIsReadByTheNamesOfItsColumns() throws IOException {
    Dataset read =
        csv("\uFEFFc,colour,\"a\"\r\n# a comment\r\n1,red,0.5\r\n\r\n0,\"blue\",-2e-3\r\n");
    assertThat(read.inputs()).isDeepEqualTo(new double[][] {{0.5, 0, 1}, {-2e-3, 1, 0}});
    assertThat(read.targets()).isDeepEqualTo(new double[][] {{1}, {0}});
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("", "t.csv: expected a line of column names, found none"),
        Arguments.of("a,colour,c\n", "t.csv: expected rows after the column names, found none"),
        Arguments.of("a,colour,c\n1,red\n", "line 2: expected 3 values, as there are column names"),
        Arguments.of("a,colour,c\n1,red,1,2\n", "line 2: expected 3 values"),
        Arguments.of(
            "a,colour,c\n1,red,1\nabc,red,1\n", "line 3: a: expected a finite number, found `abc`"),
        Arguments.of(
            "a,colour,c\n\n1,\"re\nd\",1\n,red,1\n",
            "line 5: a: expected a finite number, found ``"),
        Arguments.of("a,colour,c\nNaN,red,1\n", "line 2: a: expected a finite number, found `NaN`"),
        Arguments.of(
            "a,colour,c\n1e999,red,1\n", "line 2: a: expected a finite number, found `1e999`"),
        Arguments.of("a,colour,c\n0x1p3,red,1\n", "line 2: a: expected a finite number"),
        Arguments.of("a,colour,c\n1d,red,1\n", "line 2: a: expected a finite number, found `1d`"),
        Arguments.of("a,colour,c\n1,,1\n", "line 2: colour: expected a class, found nothing"),
        Arguments.of("a,a,c\n1,2,3\n", "line 1: two columns are named `a`"),
        Arguments.of("a,color,c\n1,2,3\n", "no column `colour`: did you mean `color`?"),
        Arguments.of("a,colour,c\n1,\"red,1\n", "not comma-separated values"),
        Arguments.of(
            "a,colour,c\n1\u001b[31m,red,1\n",
            "line 2: a: expected a finite number, found `1\uFFFD[31m`"));
  }

  @ParameterizedTest
  @MethodSource
  void hostile(String text, String message) {
    assertThatThrownBy(() -> csv(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("experiment.json: data: ");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Files.write(folder.resolve("t.csv"), new byte[] {'a', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> read(CSV, 3, 1)).hasMessageContaining("t.csv: not UTF-8");
    Files.delete(folder.resolve("t.csv"));
    assertThatThrownBy(() -> read(CSV, 3, 1)).hasMessageContaining("t.csv: no such file");
  }

  @Test
  void standardizedColumnsHaveMeanZeroAndDeviationOne() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,0\n2,1\n6,1\n");
    String data =
        "\"data\": {\"csv\": \"t.csv\", \"inputs\": [\"x\"], \"targets\": [\"y\"],"
            + " \"standardize\": true}";
    double[] column = Arrays.stream(read(data, 1, 1).inputs()).mapToDouble(row -> row[0]).toArray();
    assertThat(Arrays.stream(column).sum()).isCloseTo(0, within(1e-15));
    assertThat(Arrays.stream(column).map(x -> x * x).sum()).isCloseTo(3, within(1e-14));
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,0\n1,1\n");
    assertThatThrownBy(() -> read(data, 1, 1))
        .hasMessageContaining("x: expected a column that varies");
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.api.Assertions.within(value);
  }

  private static byte[] idx(int type, int[] sizes, int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + bytes.length);
    buffer.put(new byte[] {0, 0, (byte) type, (byte) sizes.length});
    Arrays.stream(sizes).forEach(buffer::putInt);
    Arrays.stream(bytes).forEach(b -> buffer.put((byte) b));
    return buffer.array();
  }

  private Dataset idx(byte[] images, byte[] labels, String rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(images);
    }
    Files.write(folder.resolve("images.gz"), packed.toByteArray());
    Files.write(folder.resolve("labels"), labels);
    return read(
        "\"data\": {\"idx\": {\"images\": \"images.gz\", \"labels\": \"labels\"}" + rows + "}",
        4,
        3);
  }

  @Test
  void imagesAreFlattenedAndScaledAndLabelsOneHot() throws IOException {
    byte[] images = idx(8, new int[] {2, 2, 2}, 0, 255, 51, 0, 255, 255, 0, 0);
    byte[] labels = idx(8, new int[] {2}, 2, 0);
    Dataset read = idx(images, labels, "");
    assertThat(read.inputs()).isDeepEqualTo(new double[][] {{0, 1, 0.2, 0}, {1, 1, 0, 0}});
    assertThat(read.targets()).isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
    assertThat(idx(images, labels, ", \"rows\": 1").rows()).isEqualTo(1);
    assertThatThrownBy(() -> idx(images, labels, ", \"rows\": 3"))
        .hasMessageContaining("data.rows: expected from 1 to the number of images, 2, found 3");
  }

  @Test
  void brokenImagesAndLabelsAreRefused() {
    byte[] images = idx(8, new int[] {2, 2, 2}, 0, 255, 51, 0, 255, 255, 0, 0);
    byte[] labels = idx(8, new int[] {2}, 2, 0);
    assertThatThrownBy(() -> idx(Arrays.copyOf(images, images.length - 1), labels, ""))
        .hasMessageContaining("images.gz: expected 8 bytes of numbers after byte 16, found 7");
    assertThatThrownBy(() -> idx(idx(7, new int[] {1}, 1), labels, ""))
        .hasMessageContaining("byte 2: expected a type of number");
    assertThatThrownBy(() -> idx(new byte[] {1, 0, 8, 1}, labels, ""))
        .hasMessageContaining("expected an IDX file, which begins with two zero bytes");
    assertThatThrownBy(() -> idx(new byte[0], labels, ""))
        .hasMessageContaining("images.gz: expected an IDX file");
    assertThatThrownBy(() -> idx(images, idx(8, new int[] {3}, 2, 0, 1), ""))
        .hasMessageContaining("labels: expected as many labels as images, 2, found 3");
    assertThatThrownBy(() -> idx(idx(8, new int[] {-1, 2}), labels, ""))
        .hasMessageContaining("expected sizes");
    assertThatThrownBy(() -> idx(images, idx(9, new int[] {2}, 2, -1), ""))
        .hasMessageContaining("row 1: expected a label, a whole number from 0 to 999, found -1.0");
  }

  @Test
  void builtInTablesAreThose() throws IOException {
    assertThat(builtIn("xor", 2, 1).targets()).isDeepEqualTo(new double[][] {{0}, {1}, {1}, {0}});
    assertThat(builtIn("nand", 2, 1).targets()).isDeepEqualTo(new double[][] {{1}, {1}, {1}, {0}});
    Dataset parity = builtIn("parity-5", 5, 1);
    assertThat(parity.rows()).isEqualTo(32);
    assertThat(Arrays.stream(parity.targets()).mapToDouble(row -> row[0]).sum()).isEqualTo(16);
    assertThat(parity.inputs()[19]).containsExactly(1, 0, 0, 1, 1);
    assertThat(builtIn("two-spirals", 2, 1).rows()).isEqualTo(200);
    assertThatThrownBy(() -> builtIn("spirals", 2, 1))
        .hasMessageContaining("data.builtin: unknown `spirals`");
  }

  @Test
  void irisHasItsClassesAndItsStandardizedMeasurements() throws IOException {
    Dataset iris = builtIn("iris", 4, 3);
    assertThat(iris.rows()).isEqualTo(150);
    assertThat(iris.isOneHot()).isTrue();
    assertThat(Arrays.stream(iris.targets()).mapToDouble(row -> row[1]).sum()).isEqualTo(50);
    assertThat(Arrays.stream(iris.inputs()).mapToDouble(row -> row[2]).sum())
        .isCloseTo(0, within(1e-12));
    // (5.1 - 5.8433)/0.8253, the first sepal, from the published mean and deviation
    assertThat(iris.inputs()[0][0]).isCloseTo(-0.9007, within(1e-4));
  }

  @Test
  void whatIsDrawnIsTheSameForTheSameSeed() throws IOException {
    Dataset drawn =
        builtIn("digits-like\", \"rows\": 20, \"noise\": 0.1, \"seed\": \"", 784, 10, 5);
    assertThat(drawn)
        .isEqualTo(
            builtIn("digits-like\", \"rows\": 20, \"noise\": 0.1, \"seed\": \"", 784, 10, 5));
    assertThat(drawn)
        .isNotEqualTo(
            builtIn("digits-like\", \"rows\": 20, \"noise\": 0.1, \"seed\": \"", 784, 10, 6));
    assertThat(drawn.isOneHot()).isTrue();
  }

  private Dataset builtIn(String name, int inputs, int outputs) throws IOException {
    return read("\"data\": {\"builtin\": \"" + name + "\"}", inputs, outputs);
  }

  private Dataset builtIn(String start, int inputs, int outputs, int seed) throws IOException {
    String data = "\"data\": {\"builtin\": \"" + start.replaceFirst("\"$", "") + seed + "}";
    return read(data, inputs, outputs);
  }
}
