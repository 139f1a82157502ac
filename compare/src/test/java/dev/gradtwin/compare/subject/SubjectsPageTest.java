package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversation of {@code docs/subjects.md} is what really is said. */
class SubjectsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "subjects.md");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(e-?\\d+)?");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private static List<String> said(String by) throws Exception {
    return Files.readString(PAGE)
        .lines()
        .filter(l -> l.startsWith(by))
        .map(l -> l.substring(2))
        .toList();
  }

  @Test
  void asksAsGradtwinAsks() throws Exception {
    Experiment experiment = Experiment.xor();
    var parameters = InitialParameters.draw(experiment);
    var batch = new Batches(experiment).next();
    List<String> asked = said("> ");
    JsonNode gradients = JSON.readTree(said("< ").get(1)).get("gradients");
    assertThat(asked.get(0)).isEqualTo(text(StepMessage.hello(experiment)));
    assertThat(asked.get(1)).isEqualTo(text(StepMessage.step(0, parameters, batch, false)));
    for (var t : parameters.layout().tensors()) {
      for (int k = 0; k < t.size(); k++) {
        int row = k / t.columns();
        double gradient = gradients.get(t.name()).get(row).get(k % t.columns()).doubleValue();
        parameters.values()[t.offset() + k] -= 0.1 * gradient;
      }
    }
    assertThat(asked.get(2)).isEqualTo(text(StepMessage.step(1, parameters, batch, false)));
    assertThat(asked.get(3)).isEqualTo(text(StepMessage.close()));
    assertThat(asked).hasSize(4);
  }

  @Test
  void answersAsTheStarterAnswers() throws Exception {
    Language.PYTHON.assumeInstalled();
    List<String> program = Language.PYTHON.program(directory, Language.PYTHON.starter());
    List<String> asked = said("> ");
    try (Conversation conversation = new Conversation(program)) {
      for (String message : asked.subList(0, 3)) {
        conversation.ask(message.getBytes(StandardCharsets.UTF_8));
      }
      conversation.end();
      String written = String.join("\n", said("< "));
      String real = String.join("\n", conversation.received());
      assertThat(NUMBER.matcher(real).replaceAll("x"))
          .isEqualTo(NUMBER.matcher(written).replaceAll("x"));
      List<Double> numbers = numbers(real);
      List<Double> shown = numbers(written);
      for (int k = 0; k < shown.size(); k++) {
        // A math library may round differently in the last digits.
        assertThat(Math.abs(numbers.get(k) - shown.get(k)))
            .isLessThanOrEqualTo(1e-14 * Math.abs(shown.get(k)));
      }
    }
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(Double::valueOf)
        .forEach(numbers::add);
    return numbers;
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
