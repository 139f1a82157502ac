package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code protocol.schema.json} describes what is really said, and nothing else. */
class ProtocolSchemaTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @TempDir private Path directory;

  /** The schema of the messages of one direction, or of a trace's lines. */
  private static JsonSchema schema(String definition) throws IOException {
    try (InputStream in = ForeignTrainer.class.getResourceAsStream("protocol.schema.json")) {
      ObjectNode all = (ObjectNode) JSON.readTree(in);
      all.remove("anyOf");
      all.put("$ref", "#/$defs/" + definition);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(all);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void describesBothSidesOfEveryConversation(Language language) throws Exception {
    language.assumeInstalled();
    Experiment experiment = Experiment.xor();
    Batches batches = new Batches(experiment);
    List<String> program = language.program(directory, language.starter());
    try (Conversation conversation = new Conversation(program)) {
      conversation.hello(experiment);
      conversation.step(0, InitialParameters.draw(experiment), batches.next());
      conversation.step(1, InitialParameters.draw(experiment), batches.next());
      conversation.end();
      assertThat(conversation.sent()).hasSize(4);
      assertThat(conversation.received()).hasSize(3);
      for (String line : conversation.sent()) {
        requireStrict("toSubject", line);
      }
      for (String line : conversation.received()) {
        requireStrict("fromSubject", line);
      }
    }
  }

  private static void requireStrict(String definition, String line) throws IOException {
    JsonNode message = JSON.readTree(line);
    assertThat(schema(definition).validate(message)).as(line).isEmpty();
    ((ObjectNode) message).put("more", 1);
    assertThat(schema(definition).validate(message)).as("%s with more", line).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"layer 0 is a tanh, which I do not have\"}",
        "{\"ready\": true}",
        "{\"ready\": true, \"weightLayout\": \"out-in\", \"gradient\": \"mean\", \"direction\":"
            + " \"ascent\"}",
        "{\"step\": 3, \"parameters\": {\"0_W\": [[NaN, null], [\"Infinity\", -Infinity]], \"0_b\":"
            + " [1e-300, 2]}}",
        "{\"step\": 3, \"gradients\": {\"0_W\": [[1]], \"0_b\": [[1]]}, \"deltas\": [[[1]]]}"
      })
  void describesOtherAnswers(String line) throws IOException {
    requireStrict("fromSubject", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gradtwin\": 1, \"name\": \"mine\", \"parameters\": {\"0_W\": [[1]]}}",
        "{\"step\": 0, \"before\": {\"0_W\": [[1]]}, \"gradients\": {\"0_W\": [[1]]}}",
        "{\"gradients\": {\"0_W\": [[1]]}, \"inputs\": [[1]], \"targets\": [[1]], \"loss\": 2}"
      })
  void describesTheLinesOfATrace(String line) throws IOException {
    requireStrict("trace", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"ready\": false}",
        "{\"ready\": true, \"gradient\": \"average\"}",
        "{\"step\": 0}",
        "{\"step\": 0, \"loss\": 1}",
        "{\"step\": -1, \"gradients\": {\"0_W\": [[1]]}}",
        "{\"gradients\": {\"0_W\": [[1]]}}",
        "{\"step\": 0, \"gradients\": {\"W0\": [[1]]}}",
        "{\"step\": 0, \"gradients\": {\"0_W\": [1]}}",
        "{\"step\": 0, \"gradients\": {\"0_W\": [[\"1\"]]}}",
        "{\"step\": 0, \"gradients\": {\"0_W\": [[1]]}, \"z\": [[1]]}"
      })
  void refusesWhatIsNoAnswer(String line) throws IOException {
    assertThat(schema("fromSubject").validate(JSON.readTree(line))).isNotEmpty();
  }
}
