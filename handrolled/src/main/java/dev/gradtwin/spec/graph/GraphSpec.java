package dev.gradtwin.spec.graph;

import dev.gradtwin.spec.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A computational graph: inputs, and nodes in an order in which each only needs what stands before
 * it. The last node is the output, a single number, which is differentiated.
 *
 * @param name what reports call it
 * @param inputs the values of the inputs, by name, in their order
 * @param nodes at least one
 */
public record GraphSpec(String name, Map<String, double[][]> inputs, List<Node> nodes) {
  /** The most nodes and inputs. */
  public static final int MOST_NODES = 1000;

  /** The most elements of all matrices together. */
  public static final int MOST_ELEMENTS = 1 << 20;

  /**
   * A node.
   *
   * @param name unlike those of all others
   * @param operation what it computes
   * @param of the names of what it computes it of
   */
  public record Node(String name, Operation operation, List<String> of) {
    /** Copies the list. */
    public Node {
      of = List.copyOf(of);
    }

    /**
     * A node.
     *
     * @param name unlike those of all others
     * @param operation what it computes
     * @param of the names of what it computes it of
     */
    public Node(String name, Operation operation, String... of) {
      this(name, operation, List.of(of));
    }
  }

  /**
   * The size of a matrix.
   *
   * @param rows at least 1
   * @param columns at least 1
   */
  public record Shape(int rows, int columns) {
    @Override
    public String toString() {
      return "[" + rows + ", " + columns + "]";
    }
  }

  /**
   * Checks names, shapes and sizes, and copies.
   *
   * @throws SpecException if a name is missing, twice there, or stands later, if an operation has
   *     too few or too many operands or such as do not fit, or if the last node is not a single
   *     number
   */
  public GraphSpec {
    Map<String, double[][]> copied = new LinkedHashMap<>();
    inputs.forEach(
        (input, rows) ->
            copied.put(input, Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)));
    inputs = copied;
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty() || nodes.size() + inputs.size() > MOST_NODES) {
      throw SpecException.of("nodes", "from 1 to " + MOST_NODES + " nodes", nodes.size());
    }
    Map<String, Shape> shapes = shapesOf(inputs, nodes);
    Shape output = known(shapes, nodes.get(nodes.size() - 1).name());
    if (!output.equals(new Shape(1, 1))) {
      throw SpecException.of(
          "nodes[" + (nodes.size() - 1) + "]",
          "the last node to be a single number, such as a sum",
          output);
    }
    long elements = shapes.values().stream().mapToLong(s -> (long) s.rows() * s.columns()).sum();
    if (elements > MOST_ELEMENTS) {
      throw SpecException.of("nodes", "at most 1,048,576 elements together", elements);
    }
  }

  @Override
  public Map<String, double[][]> inputs() {
    Map<String, double[][]> copied = new LinkedHashMap<>();
    inputs.forEach(
        (input, rows) ->
            copied.put(input, Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)));
    return copied;
  }

  /**
   * The name of the last node.
   *
   * @return whose value is differentiated
   */
  public String output() {
    return nodes.get(nodes.size() - 1).name();
  }

  /**
   * All names.
   *
   * @return those of the inputs, then those of the nodes, in their order
   */
  public List<String> names() {
    List<String> names = new ArrayList<>(inputs.keySet());
    nodes.forEach(node -> names.add(node.name()));
    return names;
  }

  /**
   * The sizes of all matrices.
   *
   * @return by name
   */
  public Map<String, Shape> shapes() {
    return shapesOf(inputs, nodes);
  }

  private static Map<String, Shape> shapesOf(Map<String, double[][]> inputs, List<Node> nodes) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    inputs.forEach((name, rows) -> shapes.put(name, shape("inputs." + name, rows)));
    for (int k = 0; k < nodes.size(); k++) {
      Node node = nodes.get(k);
      String path = "nodes[" + k + "]";
      if (shapes.containsKey(node.name())) {
        throw SpecException.because(path + ".name", "there is a `" + node.name() + "` before it");
      }
      if (node.of().size() != node.operation().arity()) {
        throw SpecException.of(path + ".of", node.operation().arity() + " names", node.of().size());
      }
      for (String operand : node.of()) {
        if (!shapes.containsKey(operand)) {
          throw SpecException.because(
              path + ".of",
              "there is no `" + operand + "` before it, but " + String.join(", ", shapes.keySet()));
        }
      }
      shapes.put(node.name(), shape(path, node, shapes));
    }
    return shapes;
  }

  private static Shape shape(String path, double[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw SpecException.of(path, "at least one number", "none");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw SpecException.of(path, "rows of " + rows[0].length + " numbers", row.length);
      }
    }
    return new Shape(rows.length, rows[0].length);
  }

  private static Shape shape(String path, Node node, Map<String, Shape> shapes) {
    Shape a = known(shapes, node.of().get(0));
    Shape b = known(shapes, node.of().get(node.of().size() > 1 ? 1 : 0));
    boolean fits = true;
    Shape shape = a;
    if (node.operation().isBroadcast()) {
      fits = stretches(a.rows(), b.rows()) && stretches(a.columns(), b.columns());
      shape = new Shape(Math.max(a.rows(), b.rows()), Math.max(a.columns(), b.columns()));
    } else {
      switch (node.operation()) {
        case SUM, MEAN -> shape = new Shape(1, 1);
        case SOFTMAX_CROSS_ENTROPY -> {
          fits = a.equals(b);
          shape = new Shape(1, 1);
        }
        case MATRIX_PRODUCT -> {
          fits = a.columns() == b.rows();
          shape = new Shape(a.rows(), b.columns());
        }
        case AFFINE -> {
          fits =
              a.columns() == b.rows()
                  && known(shapes, node.of().get(2)).equals(new Shape(1, b.columns()));
          shape = new Shape(a.rows(), b.columns());
        }
        default -> {}
      }
    }
    if (!fits) {
      String found = String.join(", ", node.of().stream().map(n -> n + known(shapes, n)).toList());
      throw SpecException.of(path + ".of", "matrices that fit each other", found);
    }
    return shape;
  }

  private static Shape known(Map<String, Shape> shapes, String name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  private static boolean stretches(int a, int b) {
    return a == b || a == 1 || b == 1;
  }
}
