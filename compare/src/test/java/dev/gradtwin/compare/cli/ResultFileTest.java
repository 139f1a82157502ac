package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.report.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("packaged")
class ResultFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DIVERGING =
      """
      { "name": "overflow </script>",
        "data": { "inputs": [[1000]], "targets": [[1]] },
        "network": { "layers": [ { "units": 1, "activation": "identity" } ],
                     "loss": "mean-squared-error", "reduction": "mean" },
        "initialization": { "scheme": "explicit", "parameters": { "0_W": [[0.5]], "0_b": [0.25] } },
        "training": { "updater": { "type": "sgd", "learningRate": 1 }, "epochs": 500, "batchSize": 1, "shuffle": { "seed": 1 } } }
      """;

  @TempDir private Path directory;

  private static JsonSchema schema() throws IOException {
    try (InputStream in = JsonReport.class.getResourceAsStream("result.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  @Test
  void holdsTheResultAsTheSchemaDescribesIt() throws Exception {
    Outcome outcome = Gradtwin.in(directory).run("xor", "--epochs", "30", "--json", "result.json");
    assertThat(outcome.exitCode()).isEqualTo(3);
    JsonNode result = JSON.readTree(directory.resolve("result.json").toFile());
    assertThat(schema().validate(result)).isEmpty();
    assertThat(result.get("verdict").asText()).isEqualTo("match");
    assertThat(result.get("steps").asLong()).isEqualTo(30);
    assertThat(result.at("/converged/handrolled").asBoolean()).isFalse();
    assertThat(result.at("/outputs/dl4j")).hasSize(4);
    assertThat(files()).containsExactly("result.json");
  }

  @Test
  void holdsWhatWasHeldAgainstExactValuesAsTheSchemaDescribesIt() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory).run("xor", "--oracle", "always", "--epochs", "20", "--json", "-");
    JsonNode result = JSON.readTree(outcome.out());
    assertThat(schema().validate(result)).isEmpty();
    assertThat(result.at("/compared/oracle/asked").asText()).isEqualTo("always");
    assertThat(result.at("/compared/oracle/steps").asLong()).isEqualTo(20);
    assertThat(result.at("/compared/oracle/elements")).isEqualTo(result.at("/compared/oracle/of"));
  }

  @Test
  void holdsAResultInFloat32AsTheSchemaDescribesIt() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory)
            .run("xor", "--precision", "float32", "--epochs", "30", "--json", "-");
    JsonNode result = JSON.readTree(outcome.out());
    assertThat(schema().validate(result)).isEmpty();
    assertThat(result.at("/verdict").asText()).isEqualTo("match");
    assertThat(result.at("/experiment/precision").asText()).isEqualTo("float32");
  }

  @Test
  void holdsValuesThatAreNotFiniteAsTheSchemaDescribesThem() throws Exception {
    Files.writeString(directory.resolve("overflow.json"), DIVERGING);
    Outcome outcome = Gradtwin.in(directory).run("run", "overflow.json", "--json", "result.json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("NOT FINITE", "produced by");
    JsonNode result = JSON.readTree(directory.resolve("result.json").toFile());
    assertThat(schema().validate(result)).isEmpty();
    assertThat(result.get("verdict").asText()).isEqualTo("non-finite");
    assertThat(result.get("steps").asLong()).isLessThan(500);
  }

  @Test
  void isTheSameByteForByteInAFileAndOnStandardOutputAndFromThePrintedExperiment()
      throws Exception {
    Gradtwin gradtwin = Gradtwin.in(directory);
    Path link = Files.createSymbolicLink(directory.resolve("link.json"), Path.of("result.json"));
    Files.writeString(directory.resolve("result.json"), "old");
    gradtwin.run("xor", "--epochs", "40", "--hidden", "3", "--json", "link.json");
    String file = Files.readString(directory.resolve("result.json"));
    assertThat(link).as("a link stays a link").isSymbolicLink();

    assertThat(gradtwin.run("xor", "--epochs", "40", "--hidden", "3", "--json", "-").out())
        .isEqualTo(file);
    String printed =
        gradtwin.run("xor", "--epochs", "40", "--hidden", "3", "--print-experiment").out();
    Outcome rerun =
        gradtwin.run(printed.getBytes(StandardCharsets.UTF_8), "run", "-", "--json", "-");
    assertThat(rerun.out()).isEqualTo(file);
    assertThat(rerun.err()).isEmpty();
  }

  @Test
  void isWrittenThroughALinkToAFileThatIsNotThereYet() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link.json"), Path.of("result.json"));
    Gradtwin.in(directory).run("xor", "--epochs", "2", "--json", "link.json");
    assertThat(link).isSymbolicLink();
    assertThat(files()).containsExactlyInAnyOrder("link.json", "result.json");
  }

  @Test
  void restoresEveryDoubleAndKeepsTheOrderOfItsKeys() throws Exception {
    String text = Gradtwin.in(directory).run("xor", "--epochs", "20", "--json", "-").out();
    JsonNode result = JSON.readTree(text);
    Matcher numbers = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?").matcher(text);
    assertThat(numbers.results().map(MatchResult::group))
        .hasSizeGreaterThan(20)
        .allMatch(number -> number.equals(Double.toString(Double.parseDouble(number))));
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly(
            "experiment",
            "verdict",
            "steps",
            "compared",
            "converged",
            "learning",
            "loss",
            "outputs",
            "parameters",
            "curve",
            "differences",
            "drift",
            "divergence",
            "wrongSide",
            "diagnosis");
  }

  @Test
  void standsBesideThePageOfAReport() throws Exception {
    Gradtwin gradtwin = Gradtwin.in(directory);
    Outcome outcome =
        gradtwin.run("xor", "--epochs", "30", "--report", "a/report", "--json", "result.json");
    assertThat(outcome.exitCode()).isEqualTo(3);
    Path report = directory.resolve("a/report");
    assertThat(report.resolve("result.json"))
        .hasSameBinaryContentAs(directory.resolve("result.json"));
    assertThat(report.resolve("index.html")).content().contains("agree in all 30 compared steps");
    try (Stream<Path> files = Files.list(report)) {
      assertThat(files).hasSize(2);
    }
    assertThat(gradtwin.refusal("xor", "--report", "result.json/report"))
        .startsWith("gradtwin: result.json/report: ");
  }

  @Test
  void wouldBeRefusedByTheSchemaWithAFieldMoreOrAFieldLess() throws Exception {
    String text = Gradtwin.in(directory).run("xor", "--epochs", "2", "--json", "-").out();
    ObjectNode more = (ObjectNode) JSON.readTree(text);
    more.put("more", 1);
    assertThat(schema().validate(more)).hasSize(1);
    ObjectNode less = (ObjectNode) JSON.readTree(text);
    less.remove("drift");
    assertThat(schema().validate(less)).hasSize(1);
  }

  @Test
  void isLeftAloneByARunThatIsInterrupted() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "needs kill");
    Files.writeString(directory.resolve("result.json"), "old");
    ProcessBuilder builder =
        Gradtwin.in(directory).builder("xor", "--epochs", "100000000", "--json", "result.json");
    if (System.getProperty("os.name").equals("Linux")) {
      // A build in the background of a script ignores SIGINT, and its children inherit that.
      builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    }
    Process process = builder.start();
    try {
      while (files().count() < 2) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(50); // until it has opened its file
      }
      Thread.sleep(2000);
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(Gradtwin.ends(process)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(files()).containsExactly("result.json");
    assertThat(directory.resolve("result.json")).hasContent("old");
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
