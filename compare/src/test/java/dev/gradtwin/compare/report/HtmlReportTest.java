package dev.gradtwin.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunHistory;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String MARKUP = "</script><img src=x onerror=alert(1)>";
  private static final Pattern BLOCK =
      Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL);

  /** The hand-written network held against itself, so that no framework has to start. */
  private static String page(Experiment experiment, Trainer subject, SideName name)
      throws IOException {
    RunHistory history = new RunHistory(experiment);
    Pairing pairing =
        new Pairing(
            subject,
            HandrolledNetwork.of(experiment),
            HandrolledNetwork.of(experiment),
            true,
            name,
            SideName.GRADTWIN);
    RunResult result =
        new LockStep(experiment, pairing, 1, OracleMode.DIVERGENCE)
            .keeping(history)
            .run(step -> {});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(result, history, List.of("checked: " + name.words()), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String page(Experiment experiment) throws IOException {
    return page(experiment, HandrolledNetwork.of(experiment), SideName.subject("mine"));
  }

  private static String planted(Experiment experiment) throws IOException {
    return page(
        experiment,
        new PlantedNetwork(experiment, List.of(Cause.ACTIVATION_DERIVATIVE_MISSING)),
        SideName.subject("mine"));
  }

  private static JsonNode data(String page) throws IOException {
    return new ObjectMapper().readTree(blocks(page, "application/json").get(0));
  }

  private static List<String> blocks(String page, String having) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(m -> (m.group(1) + m.group(2)).contains(having))
        .map(m -> m.group(3))
        .toList();
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    Arrays.setAll(numbers, k -> array.get(k).asDouble());
    return numbers;
  }

  /** After the last step there is nothing to compare. */
  private static double finite(JsonNode number) {
    return number.isNumber() ? number.asDouble() : 0;
  }

  @Test
  void holdsTheNumbersOfTheRun() throws Exception {
    Experiment experiment = Experiment.xor().withEpochs(500);
    JsonNode frames = data(page(experiment)).get("frames");
    assertThat(frames).hasSizeBetween(181, 186);

    HandrolledNetwork alone = HandrolledNetwork.of(experiment);
    alone.load(InitialParameters.draw(experiment));
    Batches batches = new Batches(experiment);
    StepTrace trace = new StepTrace(experiment.network());
    int shown = 0;
    for (int step = 0; step < 500; step++) {
      double[] before = alone.parameters().values();
      double[][] outputs = alone.predict(experiment.data().inputs());
      alone.step(batches.next(), trace);
      JsonNode frame = frames.get(shown);
      if (frame.get("step").asInt() != step) {
        continue;
      }
      shown++;
      JsonNode side = frame.get("sides").get(1);
      assertThat(numbers(side.get("parameters"))).containsExactly(before);
      assertThat(side.get("loss").asDouble()).isEqualTo(trace.loss());
      assertThat(numbers(side.get("outputs").get(3))).containsExactly(outputs[3]);
      assertThat(numbers(side.get("a").get(0))).containsExactly(Arrays.copyOf(trace.a(0), 8));
      assertThat(numbers(side.get("dz").get(1))).containsExactly(Arrays.copyOf(trace.dz(1), 4));
      assertThat(numbers(side.get("gradients"))).containsExactly(trace.gradients().values());
      assertThat(side).isEqualTo(frame.get("sides").get(0));
    }
    assertThat(shown).isEqualTo(frames.size() - 1);
    assertThat(numbers(frames.get(shown).get("sides").get(0).get("parameters")))
        .containsExactly(alone.parameters().values());
  }

  @Test
  void showsTheLargestDifferenceOfAllStepsAlthoughFewAreDrawn() throws Exception {
    Experiment experiment = Experiment.xor().withEpochs(400);
    JsonNode data = data(planted(experiment));
    for (String[] part : new String[][] {{"delta", "gradient"}, {"update", "update"}}) {
      int index = part[0].equals("delta") ? 1 : 2;
      double drawn = 0;
      for (JsonNode frame : data.get("frames")) {
        drawn = Math.max(drawn, finite(frame.get("ofBound").get(index)));
      }
      double whole = 0;
      for (JsonNode difference : data.get("differences")) {
        if (List.of(part).contains(difference.get("stage").asText())) {
          whole = Math.max(whole, difference.get("ofBound").asDouble());
        }
      }
      assertThat(drawn).isEqualTo(whole).isGreaterThanOrEqualTo(0);
    }
    double drift = 0;
    for (JsonNode frame : data.get("frames")) {
      drift = Math.max(drift, finite(frame.get("drift").get(0)));
    }
    assertThat(drift).isEqualTo(data.at("/verdict/drift").asDouble()).isGreaterThan(0.01);
  }

  @Test
  void showsTheStepAtWhichTheSidesPart() throws Exception {
    JsonNode data = data(planted(Experiment.xor().withEpochs(50)));
    JsonNode divergence = data.at("/verdict/divergence");
    JsonNode tensor = data.get("tensors").get(0);
    assertThat(tensor.get("tensor").asText()).isEqualTo("0_dz");
    assertThat(tensor.get("stage").asText()).isEqualTo("delta");
    int first = divergence.at("/index/0").asInt() * 2 + divergence.at("/index/1").asInt();
    assertThat(tensor.get("subject").get(first)).isEqualTo(divergence.get("subject"));
    assertThat(tensor.get("reference").get(first)).isEqualTo(divergence.get("reference"));
    assertThat(tensor.get("bound").get(first).asDouble())
        .isPositive()
        .isLessThanOrEqualTo(divergence.get("bound").asDouble());
    assertThat(data.at("/verdict/sentence").asText())
        .isEqualTo(
            "The two sides, mine and gradtwin, part in step 0, 0_dz delta [0,0]: mine is wrong.");
    assertThat(data.at("/diagnosis/0/asItIs").asText()).contains("⊙ 1");
  }

  @Test
  void showsTheStepThatOverflowsAlthoughAnEarlierOneIsWrong() throws Exception {
    Experiment xor = Experiment.xor().withEpochs(400);
    Experiment growing =
        xor.with(
                xor.network()
                    .with(
                        List.of(
                            new LayerSpec(2, Activation.IDENTITY, false),
                            new LayerSpec(1, Activation.IDENTITY, false))))
            .with(
                new TrainingSpec(
                    new UpdaterSpec.Sgd(50), 400, OptionalInt.empty(), OptionalLong.empty()));
    Trainer wrong = new PlantedNetwork(growing, List.of(Cause.CONSTANT_FACTOR));
    JsonNode data = data(page(growing, wrong, SideName.subject("mine")));
    assertThat(data.at("/verdict/code").asText()).isEqualTo("non-finite");
    assertThat(data.at("/verdict/divergence/step").asLong()).isPositive();
    JsonNode tensor = data.get("tensors").get(0);
    assertThat(tensor.get("tensor")).isEqualTo(data.at("/verdict/divergence/tensor"));
    assertThat(tensor.get("subject").toString() + tensor.get("reference"))
        .containsAnyOf("NaN", "Infinity");
  }

  @Test
  void saysWhenBothStandOnAPlateau() throws Exception {
    assertThat(data(page(Experiment.xor().withEpochs(300))).at("/verdict/sentence").asText())
        .isEqualTo(
            "Both sides, mine and gradtwin, agree in all 300 compared steps, but both are on a plateau.");
  }

  @Test
  void neverTurnsNamesIntoMarkup() throws Exception {
    Experiment experiment = Experiment.xor().withEpochs(3).named(MARKUP);
    String page =
        page(experiment, HandrolledNetwork.of(experiment), SideName.subject(MARKUP + "<!--"));
    assertThat(page).doesNotContain("<img", "<!--", MARKUP);
    assertThat(data(page).get("name").asText()).isEqualTo(MARKUP);
    assertThat(data(page).at("/preface/0").asText()).endsWith(MARKUP + "<!--");
    assertThat(blocks(page, "application/json").get(0)).doesNotContain("<", ">", "&");
    assertThat(blocks(page, "")).hasSize(4);
  }

  @Test
  void letsABrowserRunWhatWasWrittenAndLoadNothing() throws Exception {
    String page = page(Experiment.xor().withEpochs(3));
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    List<String> rules = List.of(policy.group(1).split("; "));
    List<String> scripts = blocks(page, "script").stream().filter(s -> !s.startsWith("{")).toList();
    assertThat(rules)
        .containsExactly(
            "default-src 'none'",
            "script-src " + scripts.stream().map(this::hash).collect(Collectors.joining(" ")),
            "style-src " + hash(blocks(page, "style").get(0)),
            "base-uri 'none'",
            "form-action 'none'");
    assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style"));
    assertThat(scripts).hasSize(2).allSatisfy(script -> assertThat(script).doesNotContain("\r"));
    assertThat(page).doesNotContain(" style=\"", "<link", "innerHTML", "eval(", "javascript:");
    assertThat(page).contains("Copyright (c) 2022 Leon Sorokin"); // uPlot's licence asks for it
  }

  private String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isAsLargeAfterManyEpochsAsAfterFew() throws Exception {
    int few = page(Experiment.xor().withEpochs(400)).length();
    int many = page(Experiment.xor().withEpochs(6_000)).length();
    assertThat(many).isLessThan(11 * few / 10).isLessThan(2_000_000);
  }

  @Test
  void staysSmallForALargeNetwork() throws Exception {
    double[][] inputs = new double[50][50];
    double[][] targets = new double[50][10];
    for (int n = 0; n < inputs.length; n++) {
      inputs[n][n] = 1;
      targets[n][n % 10] = 1;
    }
    Experiment xor = Experiment.xor().withEpochs(3);
    List<LayerSpec> layers =
        List.of(
            new LayerSpec(50, Activation.TANH, true), new LayerSpec(10, Activation.SIGMOID, true));
    Experiment experiment =
        new Experiment(
            "large",
            new Dataset(inputs, targets),
            new dev.gradtwin.spec.NetworkSpec(
                50, layers, xor.network().loss(), xor.network().reduction()),
            xor.initialization(),
            xor.training(),
            xor.convergence(),
            xor.precision());
    String page = page(experiment);
    assertThat(page.length()).isLessThan(5_000_000);
    JsonNode data = data(page);
    assertThat(data.at("/frames/0/sides/0/parameters").isMissingNode()).isTrue();
    JsonNode summary = data.at("/frames/0/sides/0/summaries/0");
    assertThat(Arrays.stream(numbers(summary.at("/values/counts"))).sum()).isEqualTo(2_500);
    assertThat(summary.get("map")).hasSize(20);
  }

  @Test
  void drawsOfALargeTensorWhatDiffersMost() throws Exception {
    double[][] inputs = new double[200][];
    double[][] targets = new double[200][];
    for (int n = 0; n < inputs.length; n++) {
      inputs[n] = new double[] {n % 7 - 3, n % 11 - 5};
      targets[n] = new double[] {n % 2};
    }
    Experiment xor = Experiment.xor().withEpochs(2);
    JsonNode data =
        data(
            planted(
                new Experiment(
                    "rows",
                    new Dataset(inputs, targets),
                    xor.network(),
                    xor.initialization(),
                    xor.training(),
                    xor.convergence(),
                    xor.precision())));
    JsonNode tensor = data.get("tensors").get(0);
    assertThat(tensor.get("rows").asInt()).isEqualTo(200);
    assertThat(tensor.get("shownRows").asInt()).isEqualTo(48);
    assertThat(tensor.get("element")).hasSize(96);
    double[] subject = numbers(tensor.get("subject"));
    double[] reference = numbers(tensor.get("reference"));
    double[] bound = numbers(tensor.get("bound"));
    assertThat(IntStream.range(0, 96))
        .allMatch(k -> Math.abs(subject[k] - reference[k]) > bound[k]);
  }

  @Test
  void hasEveryTextInOneBundleAndUsesEach() throws Exception {
    String page = page(Experiment.xor().withEpochs(2));
    String own = blocks(page, "script").get(2) + page.substring(0, page.indexOf("<script"));
    Set<String> known = new TreeSet<>(PageText.all().keySet());
    Set<String> asked =
        Pattern.compile("(?:text\\(|\\? |: |data-text=|chart\\(host, )\"([a-z]+(?:[.-][a-z-]+)*)\"")
            .matcher(own)
            .results()
            .map((MatchResult m) -> m.group(1))
            .filter(key -> key.contains(".") || known.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).containsAll(asked);
    known.removeAll(asked);
    known.removeIf(
        key -> key.matches("(verdict|wrong|learning|place|noscript|word|stage)\\b.*")); // by Java
    known.removeIf(
        key ->
            key.matches(
                "(chart\\.bound|chart\\.drift|maps)\\.[a-z]+")); // by names made at run time
    assertThat(known).isEmpty();
  }
}
