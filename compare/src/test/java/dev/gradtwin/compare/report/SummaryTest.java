package dev.gradtwin.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What CI servers and pull requests are given. */
class SummaryTest {
  /** Everything that could end a code span, a fence, a table cell, an attribute or a line. */
  private static final String HOSTILE =
      "a`b``c```d|e\\|f</script><img src=x onerror=alert(1)>&amp;\"']]>[g](http://h) @i #1 $j$ *k*";

  private static Experiment experiment(String name, double learningRate, int epochs) {
    return new Experiment(
        name,
        new Dataset(new double[][] {{1, 0.5}, {-0.5, 1}}, new double[][] {{0.9}, {-0.9}}),
        new NetworkSpec(
            2,
            List.of(
                new LayerSpec(2, Activation.TANH, true),
                new LayerSpec(1, Activation.IDENTITY, true)),
            Loss.HALF_SQUARED_ERROR,
            Reduction.SUM),
        new Initializer.Uniform(-1, 1, 3),
        new TrainingSpec(
            new UpdaterSpec.Sgd(learningRate), epochs, OptionalInt.empty(), OptionalLong.empty()),
        new ConvergenceRule(0, 1e-3),
        Precision.FLOAT64);
  }

  private static RunResult run(Experiment experiment, String subject, Cause... planted) {
    Pairing pairing =
        new Pairing(
            new PlantedNetwork(experiment, List.of(planted)),
            HandrolledNetwork.of(experiment),
            HandrolledNetwork.of(experiment),
            true,
            SideName.subject(subject),
            SideName.GRADTWIN);
    return new LockStep(experiment, pairing, 1, OracleMode.DIVERGENCE).run(step -> {});
  }

  private static Element xml(String suite, List<TestCase> cases) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JUnitXml.write(suite, cases, out);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(out.toByteArray()))
        .getDocumentElement();
  }

  private static String text(Markdown page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    page.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> failed(RunResult result, boolean mustLearn) {
    return RunCases.of(result, mustLearn).stream()
        .filter(TestCase::failed)
        .map(TestCase::name)
        .toList();
  }

  @Test
  void nothingFailsWhereBothAgreeAndLearned() {
    assertThat(failed(run(experiment("fit", 0.3, 200), "mine"), true)).isEmpty();
  }

  @Test
  void failsWhereASideHadToLearn() {
    RunResult result = run(experiment("short", 0.01, 2), "mine");
    assertThat(failed(result, true))
        .containsExactly("mine learned the data", "gradtwin learned the data");
    assertThat(failed(result, false)).isEmpty();
  }

  @Test
  void failsAtTheVerdictAndWhereverTheyDiffer() throws Exception {
    RunResult result =
        run(experiment("wrong", 0.3, 200), "mine", Cause.ACTIVATION_DERIVATIVE_MISSING);
    assertThat(failed(result, true))
        .contains("verdict", "0_dz delta", "0_W gradient", "0_W updated parameter")
        .doesNotContain("0_z pre-activation", "1_W gradient", "loss");
    Element suite = xml("wrong", RunCases.of(result, true));
    NodeList cases = suite.getElementsByTagName("testcase");
    assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases.getLength()));
    assertThat(suite.getAttribute("failures"))
        .isEqualTo(Integer.toString(suite.getElementsByTagName("failure").getLength()));
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(suite.getAttribute("skipped")).isEqualTo("0");
    assertThat(IntStream.range(0, cases.getLength()).mapToObj(k -> (Element) cases.item(k)))
        .allSatisfy(
            one -> {
              assertThat(one.getAttribute("time")).matches("\\d+\\.\\d{3}");
              assertThat(one.getAttribute("classname")).isEqualTo("wrong");
              assertThat(one.getElementsByTagName("*").getLength()).isEqualTo(1);
            });
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("mismatch");
    assertThat(failure.getAttribute("message")).isEqualTo("MISMATCH  step 0 › 0_dz delta › [0,0]");
    assertThat(failure.getTextContent())
        .contains("rounding       explains at most", "DIAGNOSIS  activation-derivative-missing");
    assertThat(text(RunMarkdown.of(result)))
        .contains(
            "## gradtwin: MISMATCH",
            "`mine` and `gradtwin` part at `step 0 › 0_dz delta › [0,0]`.",
            "- 0_dz = (1_dz·1_Wᵀ) ⊙ 1\n+ 0_dz = (1_dz·1_Wᵀ) ⊙ tanh′(0_z)")
        .containsPattern("\\| `0_dz delta` \\| \\S+ \\| \\d\\S+e1\\d \\| \\*\\*no\\*\\* \\|");
  }

  @Test
  void skipsWhatFollowsFromAValueThatIsNotFinite() {
    RunResult result = run(experiment("overflow", 1e200, 50), "mine");
    assertThat(result.verdict()).isEqualTo(Verdict.NON_FINITE);
    assertThat(failed(result, false)).hasSize(2).contains("verdict");
    assertThat(RunCases.of(result, false))
        .anyMatch(one -> one.message().startsWith("follows from what is not finite: step "));
  }

  @Test
  void isWellFormedXmlForAnyName() throws Exception {
    StringBuilder all = new StringBuilder();
    IntStream.rangeClosed(0, 0xFFFF).forEach(c -> all.append((char) c)); // pairs cut in the middle
    all.append("\uD83D\uDE00").append(HOSTILE);
    String any = all.toString();
    Element suite =
        xml(
            any,
            List.of(
                TestCase.failed(any, 1, any, any, List.of(any, any)),
                TestCase.skipped(any, any),
                TestCase.passed(any, 1, List.of("x".repeat(8191) + "\uD83D\uDE00" + any))));
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).endsWith("\uD83D\uDE00" + HOSTILE);
    assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
        .startsWith("x".repeat(8191) + "\uD83D\uDE00")
        .endsWith("\uD83D\uDE00" + HOSTILE);
  }

  @Test
  void noNameBecomesMarkup() throws Exception {
    RunResult result = run(experiment(HOSTILE, 0.3, 20), HOSTILE, Cause.SIGN_FLIPPED);
    for (Markdown page :
        List.of(
            RunMarkdown.of(result),
            CasesMarkdown.of(
                "verify",
                "0 of 1 hold",
                List.of(
                    TestCase.failed(
                        HOSTILE, 0, "differs", HOSTILE + "\n# x", List.of(HOSTILE)))))) {
      Rendered rendered = new Rendered(text(page));
      assertThat(rendered.markup()).isEmpty();
      assertThat(rendered.code()).anyMatch(code -> code.contains(HOSTILE));
      for (Node table : rendered.all(TableBlock.class)) {
        long columns =
            Rendered.within(table, TableRow.class).stream().findFirst().stream()
                .flatMap(row -> Rendered.within(row, TableCell.class).stream())
                .count();
        assertThat(Rendered.within(table, TableRow.class))
            .allMatch(row -> Rendered.within(row, TableCell.class).size() == columns);
      }
    }
  }
}
