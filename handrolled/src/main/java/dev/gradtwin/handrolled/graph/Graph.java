package dev.gradtwin.handrolled.graph;

import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A computational graph that is built node by node, evaluated in the order in which it was built,
 * and differentiated in the reverse order:
 *
 * <pre>{@code
 * Graph graph = new Graph()
 *     .input("apple", 100).input("count", 2).input("tax", 1.1)
 *     .node("apples", MULTIPLY, "apple", "count")
 *     .node("price", MULTIPLY, "apples", "tax");
 * graph.evaluate();                // 220
 * graph.differentiate();
 * graph.gradient("apple");         // 2.2
 * }</pre>
 */
public final class Graph {
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /** Without nodes. */
  public Graph() {}

  /**
   * A graph as described.
   *
   * @param spec its inputs and nodes
   * @return ready to be evaluated
   */
  public static Graph of(GraphSpec spec) {
    Graph graph = new Graph();
    spec.inputs().forEach(graph::input);
    spec.nodes().forEach(n -> graph.node(n.name(), n.operation(), n.of().toArray(String[]::new)));
    return graph;
  }

  /**
   * Adds a number.
   *
   * @param name its name
   * @param value the number
   * @return this
   */
  public Graph input(String name, double value) {
    return input(name, new double[][] {{value}});
  }

  /**
   * Adds a matrix.
   *
   * @param name its name
   * @param rows rows of numbers; copied
   * @return this
   */
  public Graph input(String name, double[][] rows) {
    return put(name, new Input(rows));
  }

  /**
   * Adds a node.
   *
   * @param name its name
   * @param operation what it computes
   * @param of the names of what it computes it of, in order
   * @return this
   * @throws SpecException if there is no such name, or the name of the node is taken
   */
  public Graph node(String name, Operation operation, String... of) {
    List<Node> operands = new ArrayList<>();
    for (String operand : of) {
      operands.add(find(operand));
    }
    return put(name, node(operation, operands));
  }

  private static Node node(Operation operation, List<Node> of) {
    if (of.size() != operation.arity()) {
      throw SpecException.of("of", operation.arity() + " names", of.size());
    }
    Node a = of.get(0);
    Node b = of.get(of.size() > 1 ? 1 : 0);
    return switch (operation) {
      case ADD -> new Add(a, b);
      case SUBTRACT -> new Subtract(a, b);
      case MULTIPLY -> new Multiply(a, b);
      case DIVIDE -> new Divide(a, b);
      case POWER -> new Power(a, b);
      case MAX -> new Max(a, b);
      case EXP -> new Exp(a);
      case LOG -> new Log(a);
      case SIGMOID -> new Sigmoid(a);
      case TANH -> new Tanh(a);
      case RELU -> new Relu(a);
      case SUM -> Sum.of(a);
      case MEAN -> Sum.mean(a);
      case MATRIX_PRODUCT -> new MatrixProduct(a, b);
      case AFFINE -> new Affine(a, b, of.get(2));
      case SOFTMAX_CROSS_ENTROPY -> new SoftmaxCrossEntropy(a, b);
    };
  }

  private Graph put(String name, Node node) {
    if (nodes.putIfAbsent(name, node) != null) {
      throw SpecException.because("name", "there is a `" + name + "` before it");
    }
    return this;
  }

  private Node find(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      throw SpecException.because("of", "there is no `" + name + "` before it");
    }
    return node;
  }

  /**
   * Computes all values, from the inputs to the output.
   *
   * @return that of the last node, its first element
   */
  public double evaluate() {
    Node last = null;
    for (Node node : nodes.values()) {
      node.forward();
      last = node;
    }
    return Objects.requireNonNull(last).value.values[0];
  }

  /** Computes all gradients of the last node, from the output to the inputs, after the values. */
  public void differentiate() {
    List<Node> order = new ArrayList<>(nodes.values());
    order.forEach(node -> Arrays.fill(node.gradient.values, 0.0));
    order.get(order.size() - 1).gradient.values[0] = 1.0;
    for (int k = order.size() - 1; k >= 0; k--) {
      order.get(k).backward();
    }
  }

  /**
   * The value of a node.
   *
   * @param name which
   * @return in rows, a copy
   */
  public double[][] value(String name) {
    return find(name).value.toRows();
  }

  /**
   * The gradient of the last node.
   *
   * @param name with respect to which
   * @return in rows, a copy
   */
  public double[][] gradient(String name) {
    return find(name).gradient.toRows();
  }
}
