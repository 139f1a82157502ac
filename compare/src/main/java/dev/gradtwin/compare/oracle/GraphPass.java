package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.GraphSpec.Shape;
import dev.gradtwin.spec.graph.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of a graph, forward only, in numbers of any kind; matrices row by row. */
final class GraphPass<T> {
  private final GraphSpec graph;
  private final Map<String, Shape> shapes;
  private final Arithmetic<T> arithmetic;

  GraphPass(GraphSpec graph, Arithmetic<T> arithmetic) {
    this.graph = graph;
    this.arithmetic = arithmetic;
    shapes = graph.shapes();
  }

  /** All values, but for those that are given: what stands before them does not count then. */
  Map<String, List<T>> values(Map<String, List<T>> given) {
    Map<String, List<T>> values = new HashMap<>();
    graph
        .inputs()
        .forEach(
            (name, rows) -> {
              List<T> numbers = new ArrayList<>();
              for (double[] row : rows) {
                for (double each : row) {
                  numbers.add(arithmetic.exact(each));
                }
              }
              values.put(name, numbers);
            });
    values.putAll(given);
    for (GraphSpec.Node node : graph.nodes()) {
      if (!given.containsKey(node.name())) {
        values.put(node.name(), value(node, values));
      }
    }
    return values;
  }

  private Shape shape(String name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  private List<T> value(GraphSpec.Node node, Map<String, List<T>> values) {
    List<T> a = Objects.requireNonNull(values.get(node.of().get(0)));
    List<T> b = Objects.requireNonNull(values.get(node.of().get(node.of().size() > 1 ? 1 : 0)));
    return switch (node.operation()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MAX -> broadcast(node, a, b);
      case EXP, LOG, SIGMOID, TANH, RELU ->
          a.stream().map(x -> function(node.operation(), x)).toList();
      case SUM -> List.of(arithmetic.sum(a));
      case MEAN -> List.of(arithmetic.divide(arithmetic.sum(a), arithmetic.exact(a.size())));
      case MATRIX_PRODUCT -> product(node, a, b);
      case AFFINE -> {
        List<T> c = Objects.requireNonNull(values.get(node.of().get(2)));
        List<T> product = new ArrayList<>(product(node, a, b));
        for (int k = 0; k < product.size(); k++) {
          product.set(k, arithmetic.add(product.get(k), c.get(k % c.size())));
        }
        yield product;
      }
      case SOFTMAX_CROSS_ENTROPY -> List.of(crossEntropy(shape(node.of().get(0)), a, b));
    };
  }

  private List<T> broadcast(GraphSpec.Node node, List<T> a, List<T> b) {
    Shape left = shape(node.of().get(0));
    Shape right = shape(node.of().get(1));
    Shape shape = shape(node.name());
    List<T> result = new ArrayList<>();
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.columns(); j++) {
        result.add(combine(node.operation(), a.get(at(left, i, j)), b.get(at(right, i, j))));
      }
    }
    return result;
  }

  /** Where the element for a place of a larger matrix stands. */
  static int at(Shape shape, int i, int j) {
    return (shape.rows() == 1 ? 0 : i) * shape.columns() + (shape.columns() == 1 ? 0 : j);
  }

  private T combine(Operation operation, T a, T b) {
    return switch (operation) {
      case ADD -> arithmetic.add(a, b);
      case SUBTRACT -> arithmetic.subtract(a, b);
      case MULTIPLY -> arithmetic.multiply(a, b);
      case DIVIDE -> arithmetic.divide(a, b);
      case POWER -> arithmetic.exp(arithmetic.multiply(b, arithmetic.log(a)));
      default -> arithmetic.max(a, b);
    };
  }

  private T function(Operation operation, T a) {
    boolean negative = arithmetic.real(a) < 0;
    T one = arithmetic.exact(1);
    return switch (operation) {
      case EXP -> arithmetic.exp(a);
      case LOG -> arithmetic.log(a);
      case RELU -> arithmetic.real(a) > 0 ? a : zero(a);
      case SIGMOID -> {
        T e = arithmetic.exp(negative ? a : arithmetic.negate(a));
        T smaller = arithmetic.divide(negative ? e : one, arithmetic.add(one, e));
        yield smaller;
      }
      default -> {
        T e = arithmetic.exp(twice(negative ? a : arithmetic.negate(a)));
        T t = arithmetic.divide(arithmetic.subtract(one, e), arithmetic.add(one, e));
        yield negative ? arithmetic.negate(t) : t;
      }
    };
  }

  /** 0, which may be a little more where rounding decides the sign. */
  private T zero(T a) {
    return arithmetic.within(0, Math.max(0, arithmetic.error(a) + Math.min(0, arithmetic.real(a))));
  }

  private T twice(T a) {
    return arithmetic.multiply(arithmetic.exact(2), a);
  }

  private List<T> product(GraphSpec.Node node, List<T> a, List<T> b) {
    Shape left = shape(node.of().get(0));
    Shape right = shape(node.of().get(1));
    List<T> result = new ArrayList<>();
    for (int i = 0; i < left.rows(); i++) {
      for (int j = 0; j < right.columns(); j++) {
        List<T> terms = new ArrayList<>();
        for (int k = 0; k < right.rows(); k++) {
          terms.add(
              arithmetic.multiply(a.get(i * left.columns() + k), b.get(k * right.columns() + j)));
        }
        result.add(arithmetic.sum(terms));
      }
    }
    return result;
  }

  private T crossEntropy(Shape shape, List<T> z, List<T> y) {
    List<T> terms = new ArrayList<>();
    for (int i = 0; i < shape.rows(); i++) {
      int from = i * shape.columns();
      List<T> log = logSoftmax(z.subList(from, from + shape.columns()));
      for (int j = 0; j < shape.columns(); j++) {
        terms.add(arithmetic.multiply(y.get(from + j), log.get(j)));
      }
    }
    return arithmetic.negate(arithmetic.sum(terms));
  }

  /** zⱼ − m − ln Σₖ e^(zₖ − m). */
  List<T> logSoftmax(List<T> z) {
    T m = arithmetic.exact(z.stream().mapToDouble(arithmetic::real).max().orElseThrow());
    List<T> shifted = z.stream().map(each -> arithmetic.subtract(each, m)).toList();
    T log = arithmetic.log(arithmetic.sum(shifted.stream().map(arithmetic::exp).toList()));
    return shifted.stream().map(each -> arithmetic.subtract(each, log)).toList();
  }
}
