package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The starters, run as the processes that they are. */
class StarterTest {
  private static final int MOST_LINES_OF_PYTHON = 25;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "PYTHON, xor",
    "PYTHON, wide",
    "NUMPY, xor",
    "NUMPY, wide",
    "C, xor",
    "C, wide",
    "JAVA, xor",
    "JAVA, wide",
    "JAVASCRIPT, xor",
    "JAVASCRIPT, wide"
  })
  void computesWhatTheHandWrittenNetworkComputes(Language language, String name) throws Exception {
    Experiment experiment = experiment(name);
    Parameters parameters = InitialParameters.draw(experiment);
    Batches batches = new Batches(experiment);
    StepTrace right = new StepTrace(experiment.network());
    Answer answer = new Answer(experiment.network());
    try (Conversation conversation = new Conversation(program(language));
        HandrolledNetwork network = HandrolledNetwork.of(experiment)) {
      Ready ready = Ready.read(conversation.hello(experiment), Conventions.NONE);
      AnswerReader reader = new AnswerReader(experiment.network(), ready.conventions(), false);
      for (int step = 0; step < 3; step++) {
        Batch batch = batches.next();
        byte[] line = conversation.step(step, parameters, batch);
        reader.read(line, number -> batch.rows(), answer);
        network.load(parameters);
        network.step(batch, right);
        assertThat(answer.step).hasValue(step);
        assertClose(answer.trace, right);
        parameters.set(right.parameters());
      }
      conversation.end();
    }
  }

  private static void assertClose(StepTrace told, StepTrace right) {
    assertThat(told.loss()).isCloseTo(right.loss(), within(1e-12 * right.loss()));
    assertClose(told.gradients().values(), right.gradients().values());
    for (int k = 0; k < right.layers(); k++) {
      assertClose(told.z(k), right.z(k));
      assertClose(told.a(k), right.a(k));
    }
  }

  private static void assertClose(double[] told, double[] right) {
    for (int k = 0; k < right.length; k++) {
      assertThat(told[k]).isCloseTo(right[k], within(1e-12 * Math.abs(right[k])));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void endsAtTheEndOfItsInput(Language language) throws Exception {
    Path input = directory.resolve("input");
    Path output = directory.resolve("output");
    Files.write(input, lines(StepMessage.hello(experiment("xor")), firstStep()));
    Process process =
        new ProcessBuilder(program(language))
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    assertEnds(process);
    assertThat(output).content().hasLineCount(2);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void endsWhenItIsToldToWhileItsInputIsOpen(Language language) throws Exception {
    Process process =
        new ProcessBuilder(program(language))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(lines(StepMessage.hello(experiment("xor")), firstStep(), StepMessage.close()));
      in.flush();
      assertEnds(process);
    }
  }

  private static void assertEnds(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PYTHON     | def gradients(p, x, y, experiment): | print(p)
          NUMPY      | def gradients(p, x, y, experiment): | print(p)
          JAVA       | double[][] y, Map<?, ?> experiment) { | System.out.println(p);
          JAVASCRIPT | function gradients(p, x, y, experiment) { | console.log(p);
          """)
  void mayPrint(Language language, String start, String statement) throws Exception {
    language.assumeInstalled();
    String starter = language.starter();
    assertThat(starter).contains(start);
    String printing = starter.replace(start, start + "\n    " + statement);
    try (Conversation conversation = new Conversation(language.program(directory, printing))) {
      conversation.hello(experiment("xor"));
      conversation.ask(firstStep());
      conversation.end();
    }
  }

  @Test
  void isShortInPythonAroundTheUsersPart() throws Exception {
    List<String> lines =
        Language.PYTHON
            .starter()
            .replaceFirst("(?s)^\"\"\".*?\"\"\"", "")
            .replaceFirst("(?s)# ---- your network goes here.*?# ---- the frame", "# ")
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .toList();
    assertThat(lines).hasSizeBetween(10, MOST_LINES_OF_PYTHON).anyMatch(l -> l.contains("flush"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void beginsWithTheUsersPart(Language language) throws Exception {
    String starter = language.starter();
    assertThat(starter.indexOf("your network goes here"))
        .isPositive()
        .isLessThan(starter.indexOf("---- the frame"));
    assertThat(starter).endsWith("\n").doesNotContain("\r", "\t");
    assertThat(starter.lines()).allMatch(line -> line.length() <= 100);
  }

  private List<String> program(Language language) throws Exception {
    language.assumeInstalled();
    return language.program(directory, language.starter());
  }

  private static Experiment experiment(String name) throws Exception {
    Path file = Path.of(StarterTest.class.getResource("/subjects/" + name + ".json").toURI());
    return ExperimentReader.read(file.toString());
  }

  private static byte[] firstStep() throws Exception {
    Experiment experiment = experiment("xor");
    return StepMessage.step(
        0, InitialParameters.draw(experiment), new Batches(experiment).next(), false);
  }

  private static byte[] lines(byte[]... messages) {
    StringBuilder lines = new StringBuilder();
    for (byte[] message : messages) {
      lines.append(new String(message, StandardCharsets.UTF_8)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
