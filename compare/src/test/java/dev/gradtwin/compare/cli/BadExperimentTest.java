package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.text.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bad experiment file is refused in one line that names the field, what was expected and what was
 * found.
 */
class BadExperimentTest {
  private static final String ACTIVATIONS =
      "sigmoid, tanh, relu, identity, leaky-relu, elu, selu, gelu, swish, softplus, softsign, "
          + "hard-sigmoid, hard-tanh, cube, rational-tanh, softmax";
  private static final String LOSSES =
      "half-squared-error, mean-squared-error, squared-error, absolute-error, "
          + "mean-absolute-error, binary-cross-entropy, cross-entropy, negative-log-likelihood, "
          + "hinge, squared-hinge, kullback-leibler-divergence, poisson, cosine-proximity, "
          + "mean-squared-logarithmic-error, mean-absolute-percentage-error";
  private static final String UPDATERS =
      "sgd, momentum, nesterov, adagrad, rmsprop, adadelta, adam, adamax, nadam, amsgrad, no-op";
  private static final String GOOD =
      """
      { "name": "xor",
        "data": { "inputs": [[0,0],[0,1],[1,0],[1,1]], "targets": [[0],[1],[1],[0]] },
        "network": { "layers": [ { "units": 2, "activation": "sigmoid", "bias": false },
                                 { "units": 1, "activation": "sigmoid", "bias": false } ],
                     "loss": "half-squared-error", "reduction": "sum" },
        "initialization": { "scheme": "uniform", "low": 0, "high": 1, "seed": 7 },
        "training": { "updater": { "type": "sgd", "learningRate": 0.1 }, "epochs": 20 },
        "precision": "float64" }
      """;
  private static final String UNIFORM =
      "\"scheme\": \"uniform\", \"low\": 0, \"high\": 1, \"seed\": 7";
  private static final String SCHEME = "\"scheme\": \"explicit\", \"parameters\": ";

  @TempDir private Path directory;

  /** What to replace in a good file, by what, and the line that it gives after the file's name. */
  static Stream<Arguments> files() {
    String inputs = "[[0,0],[0,1],[1,0],[1,1]]";
    String targets = "[[0],[1],[1],[0]]";
    return Stream.of(
        arguments(
            inputs,
            "[[0,0],[0,1,1],[1,0],[1,1]]",
            "data.inputs[1]: expected 2 numbers, as in inputs[0], found 3"),
        arguments(
            targets, "[[0],[1],[1]]", "data.targets: expected 4 rows, as inputs has, found 3"),
        arguments(inputs, "[]", "data.inputs: expected at least one row, found none"),
        arguments(
            inputs, "[[],[],[],[]]", "data.inputs[0]: expected at least one number, found none"),
        arguments(
            inputs, "[[0,\"a\"]]", "data.inputs[0][1]: expected a number, found the text \"a\""),
        arguments(inputs, "[[0,null]]", "data.inputs[0][1]: expected a number, found null"),
        arguments(inputs, "[[0,[1]]]", "data.inputs[0][1]: expected a number, found an array"),
        arguments(inputs, "[[0,true]]", "data.inputs[0][1]: expected a number, found true"),
        arguments(inputs, "[0,1]", "data.inputs[0]: expected an array of numbers, found 0"),
        arguments(
            inputs, "[[0,1e999]]", "data.inputs[0][1]: expected a finite number, found 1e999"),
        arguments(inputs, "[[0,NaN]]", "data.inputs[0][1]: expected a finite number, found NaN"),
        arguments(
            inputs,
            "[[0,-Infinity]]",
            "data.inputs[0][1]: expected a finite number, found -Infinity"),
        arguments(
            "\"units\": 2",
            "\"units\": 0",
            "network.layers[0].units: expected a whole number from 1 to 65,536, found 0"),
        arguments(
            "\"units\": 2",
            "\"units\": -1",
            "network.layers[0].units: expected a whole number from 1 to 65,536, found -1"),
        arguments(
            "\"units\": 2",
            "\"units\": 2.5",
            "network.layers[0].units: expected a whole number, found 2.5"),
        arguments(
            "\"units\": 2",
            "\"units\": 1e30",
            "network.layers[0].units: expected a whole number, found 1e30"),
        arguments(
            "\"units\": 2",
            "\"units\": 99999999999999999999",
            "network.layers[0].units: expected a whole number, found 99999999999999999999"),
        arguments(
            "\"units\": 2",
            "\"units\": \"2\"",
            "network.layers[0].units: expected a whole number, found the text \"2\""),
        arguments(
            "\"units\": 1",
            "\"units\": 2",
            "network.layers[1].units: expected as many units as data.targets has columns, 1, found 2"),
        arguments(
            "\"epochs\": 20",
            "\"epochs\": 0",
            "training.epochs: expected a whole number from 1 to 1,000,000,000, found 0"),
        arguments(
            "\"epochs\": 20",
            "\"epochs\": 1000000000000000000",
            "training.epochs: expected a whole number of at most 2,147,483,647, found 1000000000000000000"),
        arguments(
            "\"epochs\": 20",
            "\"epochs\": 20, \"batchSize\": 0",
            "training.batchSize: expected a whole number from 1 to 2,147,483,647, found 0"),
        arguments(
            "\"epochs\": 20",
            "\"epochs\": 20, \"batchSize\": 5",
            "training.batchSize: expected at most the number of rows, 4, found 5"),
        arguments(
            "\"epochs\": 20",
            "\"epochs\": 20, \"shuffle\": {\"seed\": 1.5}",
            "training.shuffle.seed: expected a whole number, found 1.5"),
        arguments(
            "\"learningRate\": 0.1",
            "\"learningRate\": 0",
            "training.updater.learningRate: expected a finite number greater than 0, found 0.0"),
        arguments(
            "\"learningRate\": 0.1",
            "\"learningRate\": -1",
            "training.updater.learningRate: expected a finite number greater than 0, found -1.0"),
        arguments(
            "\"learningRate\": 0.1",
            "\"learningRate\": 1e400",
            "training.updater.learningRate: expected a finite number, found 1e400"),
        arguments(
            "\"bias\": false",
            "\"bias\": 0",
            "network.layers[0].bias: expected true or false, found 0"),
        arguments(
            "\"bias\": false",
            "\"biass\": false",
            "network.layers[0].biass: unknown field: did you mean `bias`?"),
        arguments(
            "\"sigmoid\"",
            "\"sigmod\"",
            "network.layers[0].activation: unknown `sigmod`: did you mean `sigmoid`?"),
        arguments(
            "\"sigmoid\"",
            "\"step\"",
            "network.layers[0].activation: unknown `step`; there are " + ACTIVATIONS),
        arguments(
            "\"sigmoid\"",
            "{}",
            "network.layers[0].activation: expected one of " + ACTIVATIONS + ", found an object"),
        arguments(
            "\"half-squared-error\"",
            "\"mse\"",
            "network.loss: unknown `mse`; there are " + LOSSES),
        arguments(
            "\"precision\": \"float64\"",
            "\"precision\": \"float6\"",
            "precision: unknown `float6`: did you mean `float64`?"),
        arguments(
            "\"precision\": \"float64\"",
            "\"precision\": \"single\"",
            "precision: unknown `single`; there are float64, float32"),
        arguments(
            "0.1 }, \"epochs\": 20 },\n  \"precision\": \"float64\"",
            "1e39 }, \"epochs\": 20 },\n  \"precision\": \"float32\"",
            "training.updater.learningRate: expected numbers in the range of float32, found 1.0E39"),
        arguments(
            "\"reduction\": \"sum\"",
            "\"reduction\": \"sum\", \"reduction\": \"sum\"",
            "network.reduction: given twice"),
        arguments(", \"reduction\": \"sum\"", "", "network.reduction: missing"),
        arguments("\"name\": \"xor\",", "", "name: missing"),
        arguments(
            "\"name\": \"xor\"",
            "\"name\": \"\"",
            "name: expected from 1 to 200 characters, found none"),
        arguments("\"name\": \"xor\"", "\"name\": 5", "name: expected a text, found 5"),
        arguments(
            "\"name\": \"xor\"",
            "\"a\\u001b[31m\\nb\": 1",
            "a\uFFFD[31m\uFFFDb: unknown field; there are name, data, network, initialization, training, conventions, convergence, precision"),
        arguments(
            UNIFORM,
            "\"scheme\": \"uniform\", \"low\": 1, \"high\": 0, \"seed\": 7",
            "initialization.high: expected a number greater than low, 1.0, found 0.0"),
        arguments(
            UNIFORM,
            "\"scheme\": \"xavier\", \"seed\": 7, \"low\": 0",
            "initialization.low: not a field of xavier"),
        arguments(
            UNIFORM,
            SCHEME + "{}",
            "initialization.parameters.0_W: missing; expected 2 rows of 2 numbers"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,2],[3,4]], \"1_W\": [[1,2]]}",
            "initialization.parameters.1_W: expected 2 rows of 1 number, found 1 of 2"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,2],[3]], \"1_W\": [[1],[2]]}",
            "initialization.parameters.0_W[1]: expected 2 numbers, as in parameters.0_W[0], found 1"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,2],[3,4]], \"1_W\": [[1],[2]], \"0_b\": [0,0]}",
            "initialization.parameters: the network has no tensor `0_b`, but 0_W, 1_W"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,2],[3,4]], \"1_W\": [[1],[2]], \"\\u001b[31m\\n\": [[1]]}",
            "initialization.parameters: the network has no tensor `\uFFFD[31m\uFFFD`, but 0_W, 1_W"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,NaN],[3,4]], \"1_W\": [[1],[2]]}",
            "initialization.parameters.0_W[0][1]: expected a finite number, found NaN"),
        arguments(
            UNIFORM,
            SCHEME + "{\"0_W\": [[1,2],[3,4]], \"0_W\": [[1,2],[3,4]], \"1_W\": [[1],[2]]}",
            "initialization.parameters.0_W: given twice"),
        arguments(
            UNIFORM, SCHEME + "{}, \"seed\": 7", "initialization.seed: not a field of explicit"),
        arguments(
            "\"seed\": 7",
            "\"seed\": 1.5",
            "initialization.seed: expected a whole number, found 1.5"),
        arguments(
            "\"type\": \"sgd\"",
            "\"type\": \"lion\"",
            "training.updater.type: unknown `lion`; there are " + UPDATERS),
        arguments(
            "\"epochs\": 20",
            "\"epoch\": 20",
            "training.epoch: unknown field: did you mean `epochs`?"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("files")
  void saysWhatIsWrongInAFile(String good, String bad, String line) throws Exception {
    assertThat(GOOD).contains(good);
    int at = GOOD.indexOf(good);
    write(
        (GOOD.substring(0, at) + bad + GOOD.substring(at + good.length()))
            .getBytes(StandardCharsets.UTF_8));
    assertThat(refusal()).isEqualTo("bad.json: " + line);
  }

  @Test
  @Tag("packaged")
  void isOneLineOfTheCommandWhateverTheFileHolds() throws Exception {
    write(
        GOOD.replace("\"sigmoid\"", "\"\\u001b]0;x\\u0007\\r\\n\"")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(Gradtwin.in(directory).refusal("run", "bad.json"))
        .isEqualTo(
            "gradtwin: bad.json: network.layers[0].activation: unknown"
                + " `\uFFFD]0;x\uFFFD\uFFFD\uFFFD`; there are "
                + ACTIVATIONS);
  }

  static Stream<Arguments> bytes() {
    byte[] brackets = new byte[1_000_000];
    Arrays.fill(brackets, (byte) '[');
    return Stream.of(
        arguments("empty", new byte[0], "expected an experiment, found an empty file"),
        arguments(
            "white space",
            " \n".getBytes(StandardCharsets.UTF_8),
            "expected an experiment, found an empty file"),
        arguments(
            "an array",
            "[1]".getBytes(StandardCharsets.UTF_8),
            "expected an object, found an array"),
        arguments("text", "hello".getBytes(StandardCharsets.UTF_8), "not JSON at line 1, column "),
        arguments(
            "half a file",
            GOOD.substring(0, 100).getBytes(StandardCharsets.UTF_8),
            "not JSON at line 3, column 3: Unexpected end-of-input"),
        arguments(
            "trailing text",
            (GOOD + "more").getBytes(StandardCharsets.UTF_8),
            "not JSON at line 9"),
        arguments(
            "two experiments",
            (GOOD + GOOD).getBytes(StandardCharsets.UTF_8),
            "expected the end of the file after the experiment, found more"),
        arguments("a million brackets", brackets, "expected an object, found an array"),
        arguments(
            "nested brackets",
            ("{\"data\": {\"inputs\": " + new String(brackets, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8),
            "data.inputs[0][0]: expected a number, found an array"),
        arguments(
            "binary",
            new byte[] {0x7f, 'E', 'L', 'F', 0, (byte) 0xff, (byte) 0xfe},
            "not JSON at line 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bytes")
  void saysThatAFileIsNoExperiment(String name, byte[] content, String line) throws Exception {
    write(content);
    assertThat(refusal()).startsWith("bad.json: " + line);
  }

  @Test
  @Tag("packaged")
  void readsAHostileFileOfAHundredMegabytesInASmallHeap() throws Exception {
    byte[] zeros = "0,".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(directory.resolve("bad.json"))) {
      out.write("{\"data\": {\"inputs\": [[".getBytes(StandardCharsets.UTF_8));
      for (int k = 0; k < 100; k++) {
        out.write(zeros);
      }
    }
    Outcome outcome = Gradtwin.in(directory).withJvm("-Xmx64m").run("run", "bad.json");
    assertThat(outcome.err())
        .isEqualTo(
            "gradtwin: bad.json: expected at most 16 MiB, found more" + System.lineSeparator());
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  @Tag("packaged")
  void saysThatMemoryIsShortWithoutAStackTrace() throws Exception {
    write(("{\"data\": {\"inputs\": [[" + "0,".repeat(8_000_000)).getBytes(StandardCharsets.UTF_8));
    Outcome outcome = Gradtwin.in(directory).withJvm("-Xmx64m").run("run", "bad.json");
    assertThat(outcome.err()).startsWith("gradtwin: not enough memory").hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  private String refusal() {
    String file = directory.resolve("bad.json").toString();
    InputException refused =
        catchThrowableOfType(InputException.class, () -> ExperimentReader.read(file));
    assertThat(refused).isNotNull();
    String line = Quoting.oneLine(String.valueOf(refused.getMessage()), 1000); // as it is printed
    assertThat(line).hasLineCount(1).startsWith(file);
    return "bad.json" + line.substring(file.length());
  }

  private void write(byte[] content) throws IOException {
    Files.write(directory.resolve("bad.json"), content);
  }
}
