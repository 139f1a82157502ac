package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.GraphSpec.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far a correct program's values and gradients of a graph may be from the exact ones: running
 * error analysis forward and in reverse, in float64. At a kink either one-sided derivative is
 * right.
 */
public final class GraphBound {
  private final Map<String, Shape> shapes;
  private final BoundedArithmetic arithmetic =
      new BoundedArithmetic(Rounding.of(Precision.FLOAT64));
  private final GraphPass<Bounded> pass;
  private final Map<String, List<Bounded>> values;
  private final Map<String, List<List<Bounded>>> terms = new HashMap<>();
  private final Map<String, List<Bounded>> gradients = new HashMap<>();

  /**
   * Bounds a graph.
   *
   * @param graph whose values and gradients
   */
  public GraphBound(GraphSpec graph) {
    shapes = graph.shapes();
    pass = new GraphPass<>(graph, arithmetic);
    values = pass.values(Map.of());
    shapes.forEach(
        (name, shape) -> {
          List<List<Bounded>> none = new ArrayList<>();
          for (int k = 0; k < shape.rows() * shape.columns(); k++) {
            none.add(new ArrayList<>());
          }
          terms.put(name, none);
        });
    List<String> names = new ArrayList<>(graph.names());
    Collections.reverse(names);
    gradients.put(graph.output(), List.of(arithmetic.exact(1)));
    Map<String, GraphSpec.Node> nodes = new HashMap<>();
    graph.nodes().forEach(node -> nodes.put(node.name(), node));
    for (String name : names) {
      gradients.computeIfAbsent(name, n -> collected(n));
      GraphSpec.Node node = nodes.get(name);
      if (node != null) {
        backward(node, Objects.requireNonNull(gradients.get(name)));
      }
    }
  }

  private List<Bounded> collected(String name) {
    return known(terms, name).stream().map(arithmetic::sum).toList();
  }

  private static <V> V known(Map<String, V> map, String name) {
    return Objects.requireNonNull(map.get(name));
  }

  /**
   * The bound of an element of a value.
   *
   * @param name of the node
   * @param k row times columns plus column
   * @return 0 or more
   */
  public double ofValue(String name, int k) {
    return RoundingBound.finite(known(values, name).get(k).e());
  }

  /**
   * The bound of an element of a gradient.
   *
   * @param name of the node
   * @param k row times columns plus column
   * @return 0 or more
   */
  public double ofGradient(String name, int k) {
    return RoundingBound.finite(known(gradients, name).get(k).e());
  }

  /**
   * How many elements are on a kink or tie.
   *
   * @return as far as rounding lets one tell
   */
  public long kinks() {
    return arithmetic.kinks();
  }

  private void backward(GraphSpec.Node node, List<Bounded> dc) {
    String a = node.of().get(0);
    List<Bounded> x = known(values, a);
    List<Bounded> c = known(values, node.name());
    switch (node.operation()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MAX -> elementwise(node, dc);
      case SUM -> each(a, k -> dc.get(0));
      case MEAN -> {
        Bounded each = arithmetic.divide(dc.get(0), arithmetic.exact(x.size()));
        each(a, k -> each);
      }
      case EXP -> each(a, k -> times(dc.get(k), c.get(k)));
      case LOG -> each(a, k -> arithmetic.divide(dc.get(k), x.get(k)));
      case RELU -> each(a, k -> times(dc.get(k), arithmetic.step(x.get(k))));
      case SIGMOID -> each(a, k -> times(dc.get(k), times(c.get(k), oneMinus(c.get(k)))));
      case TANH -> each(a, k -> times(dc.get(k), oneMinus(times(c.get(k), c.get(k)))));
      case MATRIX_PRODUCT -> product(node, dc);
      case AFFINE -> {
        product(node, dc);
        int columns = known(shapes, node.name()).columns();
        for (int k = 0; k < dc.size(); k++) {
          known(terms, node.of().get(2)).get(k % columns).add(dc.get(k));
        }
      }
      case SOFTMAX_CROSS_ENTROPY -> crossEntropy(node, dc.get(0));
    }
  }

  private interface Term {
    Bounded of(int k);
  }

  private void each(String name, Term term) {
    List<List<Bounded>> into = known(terms, name);
    for (int k = 0; k < into.size(); k++) {
      into.get(k).add(term.of(k));
    }
  }

  private void elementwise(GraphSpec.Node node, List<Bounded> dc) {
    String left = node.of().get(0);
    String right = node.of().get(1);
    Shape shape = known(shapes, node.name());
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.columns(); j++) {
        int atA = GraphPass.at(known(shapes, left), i, j);
        int atB = GraphPass.at(known(shapes, right), i, j);
        Bounded a = known(values, left).get(atA);
        Bounded b = known(values, right).get(atB);
        Bounded d = dc.get(i * shape.columns() + j);
        known(terms, left).get(atA).add(times(d, byA(node, a, b)));
        known(terms, right).get(atB).add(times(d, byB(node, a, b)));
      }
    }
  }

  private Bounded byA(GraphSpec.Node node, Bounded a, Bounded b) {
    Bounded one = arithmetic.exact(1);
    return switch (node.operation()) {
      case MULTIPLY -> b;
      case DIVIDE -> arithmetic.divide(one, b);
      case POWER -> times(b, power(a, arithmetic.subtract(b, one)));
      case MAX -> arithmetic.step(arithmetic.subtract(a, b));
      default -> one;
    };
  }

  private Bounded byB(GraphSpec.Node node, Bounded a, Bounded b) {
    Bounded one = arithmetic.exact(1);
    return switch (node.operation()) {
      case SUBTRACT -> arithmetic.negate(one);
      case MULTIPLY -> a;
      case DIVIDE -> arithmetic.negate(arithmetic.divide(a, times(b, b)));
      case POWER -> times(power(a, b), arithmetic.log(a));
      case MAX -> arithmetic.step(arithmetic.subtract(b, a));
      default -> one;
    };
  }

  private Bounded power(Bounded a, Bounded b) {
    return arithmetic.exp(times(b, arithmetic.log(a)));
  }

  private void product(GraphSpec.Node node, List<Bounded> dc) {
    String left = node.of().get(0);
    String right = node.of().get(1);
    Shape a = known(shapes, left);
    Shape b = known(shapes, right);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        Bounded d = dc.get(i * b.columns() + j);
        for (int k = 0; k < b.rows(); k++) {
          int atA = i * a.columns() + k;
          int atB = k * b.columns() + j;
          known(terms, left).get(atA).add(times(d, known(values, right).get(atB)));
          known(terms, right).get(atB).add(times(d, known(values, left).get(atA)));
        }
      }
    }
  }

  private void crossEntropy(GraphSpec.Node node, Bounded dc) {
    String left = node.of().get(0);
    String right = node.of().get(1);
    Shape shape = known(shapes, left);
    for (int i = 0; i < shape.rows(); i++) {
      int from = i * shape.columns();
      int to = from + shape.columns();
      List<Bounded> log = pass.logSoftmax(known(values, left).subList(from, to));
      List<Bounded> y = known(values, right).subList(from, to);
      Bounded sum = arithmetic.sum(y);
      for (int j = 0; j < y.size(); j++) {
        Bounded slope = arithmetic.subtract(times(arithmetic.exp(log.get(j)), sum), y.get(j));
        known(terms, left).get(from + j).add(times(dc, slope));
        known(terms, right).get(from + j).add(arithmetic.negate(times(dc, log.get(j))));
      }
    }
  }

  private Bounded times(Bounded a, Bounded b) {
    return arithmetic.multiply(a, b);
  }

  private Bounded oneMinus(Bounded a) {
    return arithmetic.subtract(arithmetic.exact(1), a);
  }
}
