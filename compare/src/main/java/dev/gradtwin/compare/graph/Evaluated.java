package dev.gradtwin.compare.graph;

/** A graph whose values and gradients are there. */
public interface Evaluated {
  /**
   * The value of a node.
   *
   * @param name which
   * @return in rows
   */
  double[][] value(String name);

  /**
   * The gradient of the last node.
   *
   * @param name with respect to which
   * @return in rows
   */
  double[][] gradient(String name);
}
