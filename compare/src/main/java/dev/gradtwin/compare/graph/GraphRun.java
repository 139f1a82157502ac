package dev.gradtwin.compare.graph;

import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.compare.oracle.GraphBound;
import dev.gradtwin.compare.oracle.GraphOracle;
import dev.gradtwin.dl4j.SameDiffGraph;
import dev.gradtwin.handrolled.graph.Graph;
import dev.gradtwin.spec.graph.GraphSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Evaluates and differentiates a graph on both sides and compares every element of every node. */
public final class GraphRun {
  private final GraphSpec spec;
  private final Evaluated subject;
  private final Evaluated reference;
  private final GraphBound bound;
  private final GraphOracle oracle;
  private double largestOfBound;

  /**
   * Compares two evaluations of the same graph.
   *
   * @param spec the graph
   * @param subject the one that is held against the other
   * @param reference the other
   */
  public GraphRun(GraphSpec spec, Evaluated subject, Evaluated reference) {
    this.spec = spec;
    this.subject = subject;
    this.reference = reference;
    bound = new GraphBound(spec);
    oracle = new GraphOracle(spec);
  }

  /**
   * The hand-written graph and SameDiff's.
   *
   * @param spec the graph
   * @return ready to be compared
   */
  public static GraphRun of(GraphSpec spec) {
    return new GraphRun(spec, byHand(spec), bySameDiff(spec));
  }

  /**
   * By hand.
   *
   * @param spec the graph
   * @return evaluated and differentiated
   */
  public static Evaluated byHand(GraphSpec spec) {
    Graph graph = Graph.of(spec);
    graph.evaluate();
    graph.differentiate();
    return new Evaluated() {
      @Override
      public double[][] value(String name) {
        return graph.value(name);
      }

      @Override
      public double[][] gradient(String name) {
        return graph.gradient(name);
      }
    };
  }

  /**
   * By SameDiff.
   *
   * @param spec the graph
   * @return evaluated and differentiated
   */
  public static Evaluated bySameDiff(GraphSpec spec) {
    SameDiffGraph graph = new SameDiffGraph(spec);
    return new Evaluated() {
      @Override
      public double[][] value(String name) {
        return graph.value(name);
      }

      @Override
      public double[][] gradient(String name) {
        return graph.gradient(name);
      }
    };
  }

  /**
   * The graph.
   *
   * @return as given
   */
  public GraphSpec spec() {
    return spec;
  }

  /**
   * The one that is held against the other.
   *
   * @return its values and gradients
   */
  public Evaluated subject() {
    return subject;
  }

  /**
   * The other.
   *
   * @return its values and gradients
   */
  public Evaluated reference() {
    return reference;
  }

  /**
   * How many elements are on a kink or a tie.
   *
   * @return of which either one-sided derivative is right
   */
  public long kinks() {
    return bound.kinks();
  }

  /**
   * The largest difference in units of what rounding explains, once {@link #differences} was
   * called.
   *
   * @return at most 1 where they agree
   */
  public double largestOfBound() {
    return largestOfBound;
  }

  /**
   * Compares all: values in the order of the graph, then gradients in the reverse order.
   *
   * @return the first difference of each node, in the order of cause; none if they agree
   */
  public List<GraphDifference> differences() {
    List<GraphDifference> differences = new ArrayList<>();
    List<String> names = new ArrayList<>(spec.names());
    names.forEach(name -> compare(name, false).ifPresent(differences::add));
    Collections.reverse(names);
    names.forEach(name -> compare(name, true).ifPresent(differences::add));
    return differences;
  }

  private Optional<GraphDifference> compare(String name, boolean ofGradient) {
    double[][] one = ofGradient ? subject.gradient(name) : subject.value(name);
    double[][] other = ofGradient ? reference.gradient(name) : reference.value(name);
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one[i].length; j++) {
        int k = i * one[i].length + j;
        double each = ofGradient ? bound.ofGradient(name, k) : bound.ofValue(name, k);
        double difference = Math.abs(one[i][j] - other[i][j]);
        if (difference > 0) {
          largestOfBound = Math.max(largestOfBound, difference / (2 * each));
        }
        if (!(difference <= 2 * each)) {
          Exact exact = ofGradient ? oracle.gradient(name, k) : oracle.value(name, k);
          return Optional.of(
              new GraphDifference(
                  name,
                  ofGradient,
                  i,
                  j,
                  one[i][j],
                  other[i][j],
                  exact.toDouble(),
                  2 * each,
                  wrong(exact, one[i][j], other[i][j], each)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<WrongSide> wrong(
      Exact exact, double subject, double reference, double bound) {
    boolean subjectWrong = !(exact.distanceTo(subject) <= bound);
    boolean referenceWrong = !(exact.distanceTo(reference) <= bound);
    if (subjectWrong && referenceWrong) {
      return Optional.of(WrongSide.BOTH);
    }
    return subjectWrong
        ? Optional.of(WrongSide.SUBJECT)
        : referenceWrong ? Optional.of(WrongSide.REFERENCE) : Optional.empty();
  }
}
