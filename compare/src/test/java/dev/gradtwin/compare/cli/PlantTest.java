package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.report.JsonReport;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration that a teacher shows. */
@Tag("packaged")
class PlantTest {
  private static final int MOST_LINES = 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activation-derivative-missing",
        "bias-gradient-not-summed",
        "layers-swapped",
        "momentum-added",
        "transposed,wrong-learning-rate"
      })
  void isCaughtAndNamed(String codes) throws Exception {
    Outcome outcome = Gradtwin.in(directory).run("xor", "--plant", codes, "--epochs", "30");
    assertThat(outcome.exitCode()).isEqualTo(1);
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("planted: " + codes.replace(",", ", "));
    assertThat(lines).allMatch(line -> line.length() <= 80);
    for (String code : List.of(codes.split(",", -1))) {
      assertThat(lines).anyMatch(line -> line.startsWith("DIAGNOSIS  " + code));
    }
    int from = lines.indexOf(lines.stream().filter(l -> l.startsWith("DIAG")).findFirst().get());
    assertThat(lines.size() - from).as("lines of the diagnosis").isLessThanOrEqualTo(MOST_LINES);
    assertThat(lines).anyMatch(line -> line.startsWith("  learning"));
  }

  @Test
  void isInTheResultFileAsTheSchemaDescribesIt() throws Exception {
    Outcome outcome =
        Gradtwin.in(directory).run("xor", "--plant", "transposed", "--epochs", "30", "--json", "-");
    assertThat(outcome.exitCode()).isEqualTo(1);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    try (InputStream in = JsonReport.class.getResourceAsStream("result.schema.json")) {
      var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(result)).isEmpty();
    }
    assertThat(result.at("/wrongSide").asText()).isEqualTo("subject");
    assertThat(result.at("/diagnosis/0/cause").asText()).isEqualTo("transposed");
    assertThat(result.at("/diagnosis/0/tensor").asText()).isEqualTo("0_W");
    assertThat(result.at("/diagnosis/0/confidence").asDouble()).isGreaterThan(0.9);
    assertThat(result.at("/diagnosis")).hasSize(1);
  }

  @Test
  void tellsTheCodesToWhoeverMistypesOne() throws Exception {
    Outcome outcome = Gradtwin.in(directory).run("xor", "--plant", "transpose");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err().strip())
        .isEqualTo("gradtwin: --plant: unknown `transpose`: did you mean `transposed`?");
    assertThat(Gradtwin.in(directory).run("xor", "--plant", "x").err())
        .contains("there are constant-factor, sign-flipped, ");
  }
}
