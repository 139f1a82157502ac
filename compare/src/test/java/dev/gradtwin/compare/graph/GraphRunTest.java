package dev.gradtwin.compare.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.file.GraphReader;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.oracle.RoundingBound;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.graph.Graph;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.GraphSpec.Node;
import dev.gradtwin.spec.graph.Operation;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GraphRunTest {
  @TempDir private Path folder;

  @Test
  void applesAndOrangesCostWhatTheTutorialSays() {
    GraphRun run = GraphRun.of(Apples.named("apples-and-oranges").orElseThrow());
    assertThat(run.differences()).isEmpty();
    for (Evaluated side : List.of(run.subject(), run.reference())) {
      assertThat(side.value("price")[0][0]).isEqualTo(1.1 * (2 * 100 + 3 * 150));
      assertThat(side.gradient("apple")[0][0]).isEqualTo(2.2);
      assertThat(side.gradient("apple count")[0][0]).isEqualTo(110, within(2e-14));
      assertThat(side.gradient("orange")[0][0]).isEqualTo(3.3, within(1e-15));
      assertThat(side.gradient("orange count")[0][0]).isEqualTo(165);
      assertThat(side.gradient("tax")[0][0]).isEqualTo(650);
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.api.Assertions.within(value);
  }

  /** Random matrices, of every broadcast, and nothing at a kink. */
  static Stream<GraphSpec> operations() {
    List<GraphSpec> graphs = new ArrayList<>();
    int[][] shapes = {{3, 4}, {1, 4}, {3, 1}, {1, 1}};
    for (Operation operation : Operation.values()) {
      SplittableRandom random = new SplittableRandom(operation.name().hashCode());
      for (int[] shape : operation.arity() == 1 ? new int[][] {{3, 4}} : shapes) {
        boolean broadcasts = shape[0] * shape[1] < 12;
        boolean elementwise = operation.arity() == 2 && operation.name().indexOf('_') < 0;
        if (!broadcasts || elementwise) {
          graphs.add(graph(operation, shape, random));
        }
      }
    }
    return graphs.stream();
  }

  private static GraphSpec graph(Operation operation, int[] shape, SplittableRandom random) {
    Map<String, double[][]> inputs = new LinkedHashMap<>();
    inputs.put("a", matrix(3, 4, random));
    List<String> of = new ArrayList<>(List.of("a"));
    if (operation.arity() > 1) {
      boolean product = operation == Operation.MATRIX_PRODUCT || operation == Operation.AFFINE;
      inputs.put("b", product ? matrix(4, 2, random) : matrix(shape[0], shape[1], random));
      of.add("b");
    }
    if (operation.arity() > 2) {
      inputs.put("c", matrix(1, 2, random));
      of.add("c");
    }
    inputs.put("w", new double[][] {{1.7}});
    return new GraphSpec(
        operation + " of " + shape[0] + " x " + shape[1],
        inputs,
        List.of(
            new Node("result", operation, of),
            new Node("weighted", Operation.MULTIPLY, "result", "w"),
            new Node("branch", Operation.MULTIPLY, "weighted", "result"),
            new Node("total", Operation.SUM, "branch")));
  }

  private static double[][] matrix(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble(0.1, 3);
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationIsWhatSameDiffHasAndTheExactOne(GraphSpec spec) {
    GraphRun run = GraphRun.of(spec);
    List<GraphDifference> differences = run.differences();
    if (isWrongInSameDiff(spec)) { // docs/findings.md
      assertThat(differences).isNotEmpty();
      assertThat(differences)
          .allSatisfy(d -> assertThat(d.wrongSide()).contains(WrongSide.REFERENCE));
    } else {
      assertThat(differences).isEmpty();
    }
    Evaluated byHand = GraphRun.byHand(spec);
    var oracle = new dev.gradtwin.compare.oracle.GraphOracle(spec);
    var bound = new dev.gradtwin.compare.oracle.GraphBound(spec);
    for (String name : spec.names()) {
      double[][] gradient = byHand.gradient(name);
      for (int k = 0; k < gradient.length * gradient[0].length; k++) {
        double element = gradient[k / gradient[0].length][k % gradient[0].length];
        assertThat(oracle.gradient(name, k).distanceTo(element))
            .as("%s: %s %d", spec.name(), name, k)
            .isLessThanOrEqualTo(bound.ofGradient(name, k));
      }
    }
  }

  private static boolean isWrongInSameDiff(GraphSpec spec) {
    return List.of("DIVIDE of 1 x 1", "MAX of 1 x 1").contains(spec.name());
  }

  @Test
  void aValueThatIsUsedTwiceGetsBothGradients() {
    Graph graph = new Graph().input("x", 3).node("square", Operation.MULTIPLY, "x", "x");
    graph.node("sum", Operation.ADD, "square", "x");
    assertThat(graph.evaluate()).isEqualTo(12);
    graph.differentiate();
    graph.differentiate(); // begins anew
    assertThat(graph.gradient("x")[0][0]).isEqualTo(7);
  }

  @Test
  void eitherSlopeIsRightAtAKink() {
    Map<String, double[][]> inputs = new LinkedHashMap<>();
    inputs.put("a", new double[][] {{0, 2, -1}});
    GraphSpec spec =
        new GraphSpec(
            "kink",
            inputs,
            List.of(new Node("r", Operation.RELU, "a"), new Node("s", Operation.SUM, "r")));
    GraphRun same = GraphRun.of(spec);
    assertThat(same.differences()).isEmpty();
    assertThat(same.kinks()).isEqualTo(1);
    Evaluated other = tampered(GraphRun.byHand(spec), "a", new double[][] {{1, 1, 0}});
    assertThat(new GraphRun(spec, other, GraphRun.bySameDiff(spec)).differences()).isEmpty();
    Evaluated wrong = tampered(GraphRun.byHand(spec), "a", new double[][] {{0, 1, 1}});
    assertThat(new GraphRun(spec, wrong, GraphRun.bySameDiff(spec)).differences()).hasSize(1);
  }

  private static Evaluated tampered(Evaluated right, String node, double[][] gradient) {
    return new Evaluated() {
      @Override
      public double[][] value(String name) {
        return right.value(name);
      }

      @Override
      public double[][] gradient(String name) {
        return name.equals(node) ? gradient : right.gradient(name);
      }
    };
  }

  /** Multiplication that does not swap; addition that does not sum over what was repeated. */
  @ParameterizedTest
  @CsvSource({"apple, 100", "apple count, 2", "tax, 1.1"})
  void aWrongGradientIsFoundAtItsNode(String node, double gradient) {
    GraphSpec spec = Apples.named("apples").orElseThrow();
    Evaluated wrong = tampered(GraphRun.byHand(spec), node, new double[][] {{gradient}});
    List<GraphDifference> found =
        new GraphRun(spec, wrong, GraphRun.bySameDiff(spec)).differences();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).node()).isEqualTo(node);
    assertThat(found.get(0).wrongSide()).contains(WrongSide.SUBJECT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGMOID", "TANH"})
  void aNetworkOfNodesHasTheGradientsOfTheLayers(Activation f) {
    SplittableRandom random = new SplittableRandom(5);
    Experiment xor = Experiment.xor();
    Experiment experiment =
        new Experiment(
            "network",
            new Dataset(matrix(5, 3, random), matrix(5, 2, random)),
            new NetworkSpec(
                3,
                List.of(new LayerSpec(4, f, true), new LayerSpec(2, f, true)),
                Loss.HALF_SQUARED_ERROR,
                Reduction.SUM),
            xor.initialization(),
            xor.training(),
            xor.convergence(),
            xor.precision());
    Parameters theta = InitialParameters.draw(experiment);
    Batch batch = new Batches(experiment).next();
    StepTrace trace = new StepTrace(experiment.network());
    try (HandrolledNetwork network = HandrolledNetwork.of(experiment)) {
      network.load(theta);
      network.step(batch, trace);
    }
    Operation activation = Operation.valueOf(f.name());
    Graph graph = new Graph();
    graph.input("x", batch.inputRows()).input("y", batch.targetRows()).input("half", 0.5);
    for (var t : theta.layout().tensors()) {
      graph.input(t.name(), theta.rows(t.name()));
    }
    graph
        .node("0_z", Operation.AFFINE, "x", "0_W", "0_b")
        .node("0_a", activation, "0_z")
        .node("1_z", Operation.AFFINE, "0_a", "1_W", "1_b")
        .node("1_a", activation, "1_z")
        .node("error", Operation.SUBTRACT, "1_a", "y")
        .node("square", Operation.MULTIPLY, "error", "error")
        .node("sum", Operation.SUM, "square")
        .node("loss", Operation.MULTIPLY, "half", "sum");
    StepTrace bounds = new StepTrace(experiment.network());
    new RoundingBound(experiment).bound(batch, theta, bounds);
    assertThat(graph.evaluate()).isCloseTo(trace.loss(), within(2 * bounds.loss()));
    graph.differentiate();
    for (var t : theta.layout().tensors()) {
      double[][] ofGraph = graph.gradient(t.name());
      for (int k = 0; k < t.size(); k++) {
        int at = t.offset() + k;
        assertThat(ofGraph[k / t.columns()][k % t.columns()])
            .isCloseTo(trace.gradients().values()[at], within(2 * bounds.gradients().values()[at]));
      }
    }
  }

  static Stream<Arguments> hostile() {
    String add = "{\"name\": \"c\", \"op\": \"add\", \"of\": [\"a\", \"b\"]}";
    return Stream.of(
        Arguments.of("", "expected a graph, found an empty file"),
        Arguments.of("{", "not JSON"),
        Arguments.of(graph("\"a\": 1", add), "nodes[0].of: there is no `b` before it, but a"),
        Arguments.of(
            graph("\"a\": 1, \"c\": 1, \"b\": 1", add), "nodes[0].name: there is a `c` before it"),
        Arguments.of(
            graph("\"a\": [[1, 2]], \"b\": 1", add),
            "nodes[0]: expected the last node to be a single number"),
        Arguments.of(
            graph("\"a\": [[1, 2]], \"b\": [[1, 2, 3]]", add),
            "expected matrices that fit each other, found a[1, 2], b[1, 3]"),
        Arguments.of(
            graph("\"a\": [[1], [1, 2]], \"b\": 1", add),
            "inputs.a: expected rows of 1 numbers, found 2"),
        Arguments.of(
            graph("\"a\": [], \"b\": 1", add),
            "inputs.a: expected at least one number, found none"),
        Arguments.of(graph("\"a\": \"x\", \"b\": 1", add), "inputs.a: expected an array of rows"),
        Arguments.of(
            graph("\"a\": 1, \"b\": 1", ""), "nodes: expected from 1 to 1000 nodes, found 0"),
        Arguments.of(
            graph("\"a\": 1", "{\"name\": \"c\", \"op\": \"add\", \"of\": [\"a\"]}"),
            "nodes[0].of: expected 2 names, found 1"),
        Arguments.of(
            graph("\"a\": 1", "{\"name\": \"c\", \"op\": \"plus\", \"of\": [\"a\"]}"),
            "nodes[0].op: unknown `plus`"),
        Arguments.of(
            graph("\"a\": 1", "{\"name\": \"c\", \"op\": \"add\", \"off\": [\"a\"]}"),
            "nodes[0].off: unknown field"));
  }

  private static String graph(String inputs, String nodes) {
    return "{\"name\": \"g\", \"inputs\": {" + inputs + "}, \"nodes\": [" + nodes + "]}";
  }

  @ParameterizedTest
  @MethodSource
  void hostile(String text, String message) throws IOException {
    Path file = folder.resolve("graph.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> GraphReader.read(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void thePagesExampleIsRead() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "graph.md"));
    String example =
        page.substring(
            page.indexOf("```json") + 7, page.indexOf("```\n", page.indexOf("```json") + 7));
    Path file = folder.resolve("graph.json");
    Files.writeString(file, example);
    assertThat(GraphRun.of(GraphReader.read(file.toString())).differences()).isEmpty();
    for (Operation operation : Operation.values()) {
      assertThat(page)
          .contains(
              "`" + operation.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "`");
    }
  }
}
