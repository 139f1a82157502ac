package dev.gradtwin.dl4j;

import dev.gradtwin.spec.graph.GraphSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The equivalent of a graph in ND4J's SameDiff, evaluated and differentiated by it, in float64. */
public final class SameDiffGraph {
  static {
    Nd4jSettings.apply();
  }

  private final Map<String, double[][]> values = new LinkedHashMap<>();
  private final Map<String, double[][]> gradients = new LinkedHashMap<>();

  /**
   * Builds, evaluates and differentiates it.
   *
   * @param spec the graph
   */
  public SameDiffGraph(GraphSpec spec) {
    SameDiff graph = SameDiff.create();
    Map<String, SDVariable> variables = new HashMap<>();
    spec.inputs().forEach((name, rows) -> variables.put(name, graph.var("v_" + name, array(rows))));
    for (GraphSpec.Node node : spec.nodes()) {
      List<SDVariable> of =
          node.of().stream().map(n -> Objects.requireNonNull(variables.get(n))).toList();
      boolean single = node.name().equals(spec.output());
      SDVariable variable = SameDiffOperation.of(graph, node.operation(), of);
      variables.put(node.name(), single ? variable.sum() : variable);
    }
    SDVariable loss = Objects.requireNonNull(variables.get(spec.output()));
    graph.setLossVariables(loss);
    String[] names = variables.values().stream().map(SDVariable::name).toArray(String[]::new);
    Map<String, INDArray> computed = graph.output(Map.of(), names);
    Map<String, INDArray> differentiated = graph.calculateGradients(Map.of(), names);
    Map<String, GraphSpec.Shape> shapes = spec.shapes();
    variables.forEach(
        (name, variable) -> {
          GraphSpec.Shape shape = Objects.requireNonNull(shapes.get(name));
          values.put(name, rows(shape, computed.get(variable.name())));
          gradients.put(name, rows(shape, differentiated.get(variable.name())));
        });
  }

  private static INDArray array(double[][] rows) {
    INDArray array = ArrayLayout.matrix(DataType.DOUBLE, rows.length, rows[0].length);
    ArrayLayout.write(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), array);
    return array;
  }

  private static double[][] rows(GraphSpec.Shape shape, @Nullable INDArray array) {
    double[][] rows = new double[shape.rows()][shape.columns()];
    INDArray matrix = Objects.requireNonNull(array).reshape('c', shape.rows(), shape.columns());
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.getDouble(i, j);
      }
    }
    return rows;
  }

  /**
   * The value of a node.
   *
   * @param name which
   * @return in rows
   */
  public double[][] value(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  /**
   * The gradient of the last node.
   *
   * @param name with respect to which
   * @return in rows
   */
  public double[][] gradient(String name) {
    return Objects.requireNonNull(gradients.get(name));
  }
}
