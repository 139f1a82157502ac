package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import java.util.List;

/**
 * The chain rule along one path, from the loss to a weight of the first layer.
 *
 * @param nodes from L to the weight
 * @param links the derivative of each node by the next one; one fewer than nodes
 * @param paths how many paths there are between the two
 * @param share what this path contributes to the gradient, of the row
 */
record ChainRule(List<Symbol> nodes, List<Expression> links, long paths, double share) {
  /** Copies the lists. */
  ChainRule {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }
}
