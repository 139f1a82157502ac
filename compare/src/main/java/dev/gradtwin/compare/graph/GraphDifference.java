package dev.gradtwin.compare.graph;

import dev.gradtwin.compare.WrongSide;
import java.util.Optional;

/**
 * The first place where two evaluations of a graph differ.
 *
 * @param node its name
 * @param ofGradient whether it is the gradient and not the value
 * @param row of the element
 * @param column of the element
 * @param subject the number of the one that is held against the other
 * @param reference the other's
 * @param exact the exact one, to double precision
 * @param bound by how much rounding may make them differ
 * @param wrongSide who is wrong; empty where neither is far from the exact number
 */
public record GraphDifference(
    String node,
    boolean ofGradient,
    int row,
    int column,
    double subject,
    double reference,
    double exact,
    double bound,
    Optional<WrongSide> wrongSide) {
  /**
   * Whether one of them is no number.
   *
   * @return true if one is NaN or infinite
   */
  public boolean nonFinite() {
    return !Double.isFinite(subject) || !Double.isFinite(reference);
  }
}
