package dev.gradtwin.handrolled.graph;

import java.util.Arrays;

/**
 * c = x·W + b: a matrix product and an addition whose row is repeated. Backward: dx += dc·Wᵀ, dW +=
 * xᵀ·dc, db += Σ dc over the rows.
 */
final class Affine extends Node {
  private final MatrixProduct product;
  private final Add sum;

  Affine(Node x, Node w, Node b) {
    super(x.value.rows, w.value.columns);
    product = new MatrixProduct(x, w);
    sum = new Add(product, b);
  }

  /** c = x·W + b. */
  @Override
  void forward() {
    product.forward();
    sum.forward();
    System.arraycopy(sum.value.values, 0, value.values, 0, value.values.length);
  }

  /** First through the addition, then through the product. */
  @Override
  void backward() {
    System.arraycopy(gradient.values, 0, sum.gradient.values, 0, gradient.values.length);
    Arrays.fill(product.gradient.values, 0.0);
    sum.backward();
    product.backward();
  }
}
