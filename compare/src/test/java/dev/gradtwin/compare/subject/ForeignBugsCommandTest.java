package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradtwin.compare.cli.Gradtwin;
import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same programs, and the right ones, through the real command. */
@Tag("packaged")
class ForeignBugsCommandTest {
  @TempDir private Path directory;

  static List<ForeignBug> bugs() {
    return ForeignBugs.ALL;
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void areNamedAndPlaced(ForeignBug bug) throws Exception {
    bug.language().assumeInstalled();
    Outcome outcome = check(bug.experiment(directory), bug.program(directory));
    assertThat(outcome.exitCode()).isEqualTo(1);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    assertThat(result.path("wrongSide").asText()).isEqualTo("subject");
    assertThat(result.path("compared").path("declaration").asText("")).isEqualTo(declared(bug));
    JsonNode first = result.path("diagnosis").path(0);
    assertThat(first.path("cause").asText()).isEqualTo(bug.cause());
    assertThat(first.path("tensor").asText() + " " + first.path("stage").asText())
        .isEqualTo(bug.tensor() + " " + bug.stage());
  }

  /** What would be no mistake if it were declared. */
  private static String declared(ForeignBug bug) {
    if (bug.name().equals("mean_for_sum")) {
      return "\"gradient\": \"mean\"";
    }
    boolean updates = bug.name().equals("sign"); // by subtracting what it tells
    boolean negative = bug.cause().equals("sign-flipped") && !updates;
    return negative ? "\"direction\": \"ascent\"" : "";
  }

  @ParameterizedTest
  @EnumSource
  void aStarterIsRight(Language language) throws Exception {
    language.assumeInstalled();
    List<String> program = language.program(directory, language.starter());
    Outcome outcome = check(ForeignBugs.ALL.get(0).experiment(directory), program);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    assertThat(result.path("verdict").asText()).isEqualTo("match");
    assertThat(outcome.exitCode()).isEqualTo(3); // too few epochs to learn anything
  }

  private Outcome check(Path experiment, List<String> program) throws Exception {
    List<String> args =
        new ArrayList<>(List.of("check", experiment.toString(), "--json", "-", "--"));
    args.addAll(program);
    return Gradtwin.in(directory).withQuickStart().run(args.toArray(String[]::new));
  }
}
