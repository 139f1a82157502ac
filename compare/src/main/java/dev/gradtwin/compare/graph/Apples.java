package dev.gradtwin.compare.graph;

import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graphs of the tutorials: buying fruit, with tax. */
public final class Apples {
  /** Their names. */
  public static final List<String> NAMES = List.of("apples", "apples-and-oranges");

  private Apples() {}

  /**
   * A graph by its name.
   *
   * @param name one of {@link #NAMES}
   * @return empty if there is none of that name
   */
  public static Optional<GraphSpec> named(String name) {
    Map<String, double[][]> inputs = new LinkedHashMap<>();
    inputs.put("apple", new double[][] {{100}});
    inputs.put("apple count", new double[][] {{2}});
    GraphSpec.Node apples =
        new GraphSpec.Node("apples", Operation.MULTIPLY, "apple", "apple count");
    if (name.equals("apples")) {
      inputs.put("tax", new double[][] {{1.1}});
      GraphSpec.Node price = new GraphSpec.Node("price", Operation.MULTIPLY, "apples", "tax");
      return Optional.of(new GraphSpec(name, inputs, List.of(apples, price)));
    } else if (name.equals("apples-and-oranges")) {
      inputs.put("orange", new double[][] {{150}});
      inputs.put("orange count", new double[][] {{3}});
      inputs.put("tax", new double[][] {{1.1}});
      return Optional.of(
          new GraphSpec(
              name,
              inputs,
              List.of(
                  apples,
                  new GraphSpec.Node("oranges", Operation.MULTIPLY, "orange", "orange count"),
                  new GraphSpec.Node("fruit", Operation.ADD, "apples", "oranges"),
                  new GraphSpec.Node("price", Operation.MULTIPLY, "fruit", "tax"))));
    }
    return Optional.empty();
  }
}
