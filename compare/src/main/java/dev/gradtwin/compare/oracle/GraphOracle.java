package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.graph.GraphSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/**
 * The exact values and gradients of a graph, to 40 digits: its forward pass, differentiated by a
 * library, so that no derivative written by hand is involved.
 */
public final class GraphOracle {
  private final GraphSpec graph;
  private final DfpField field = new DfpField(40);
  private final Map<String, List<Dfp>> values;

  /**
   * Evaluates a graph.
   *
   * @param graph which
   */
  public GraphOracle(GraphSpec graph) {
    this.graph = graph;
    values = new GraphPass<>(graph, new DigitArithmetic(field)).values(Map.of());
  }

  /**
   * An element of a value.
   *
   * @param name of the node
   * @param k row times columns plus column
   * @return its exact value
   */
  public Exact value(String name, int k) {
    return new Exact(Objects.requireNonNull(values.get(name)).get(k));
  }

  /**
   * An element of a gradient.
   *
   * @param name of the node
   * @param k row times columns plus column
   * @return the derivative of the output with respect to it
   */
  public Exact gradient(String name, int k) {
    List<FieldUnivariateDerivative1<Dfp>> moved = new ArrayList<>();
    for (Dfp each : Objects.requireNonNull(values.get(name))) {
      Dfp slope = moved.size() == k ? field.getOne() : field.getZero();
      moved.add(new FieldUnivariateDerivative1<>(each, slope));
    }
    GraphPass<FieldUnivariateDerivative1<Dfp>> pass =
        new GraphPass<>(graph, new SlopeArithmetic(field));
    return new Exact(
        Objects.requireNonNull(pass.values(Map.of(name, moved)).get(graph.output()))
            .get(0)
            .getFirstDerivative());
  }
}
