package dev.gradtwin.handrolled.graph;

/** c = a·b, [n, m]·[m, k]. Backward, as in a multiplication: da += dc·bᵀ, db += aᵀ·dc. */
final class MatrixProduct extends Node {
  private final Node a;
  private final Node b;

  MatrixProduct(Node a, Node b) {
    super(a.value.rows, b.value.columns);
    this.a = a;
    this.b = b;
  }

  /** cᵢⱼ = Σₖ aᵢₖ·bₖⱼ. */
  @Override
  void forward() {
    for (int i = 0; i < value.rows; i++) {
      for (int j = 0; j < value.columns; j++) {
        double sum = 0.0;
        for (int k = 0; k < b.value.rows; k++) {
          sum += a.value.at(i, k) * b.value.at(k, j);
        }
        value.values[i * value.columns + j] = sum;
      }
    }
  }

  /** daᵢₖ += Σⱼ dcᵢⱼ·bₖⱼ, dbₖⱼ += Σᵢ aᵢₖ·dcᵢⱼ. */
  @Override
  void backward() {
    for (int i = 0; i < value.rows; i++) {
      for (int j = 0; j < value.columns; j++) {
        for (int k = 0; k < b.value.rows; k++) {
          a.gradient.add(i, k, gradient.at(i, j) * b.value.at(k, j));
          b.gradient.add(k, j, a.value.at(i, k) * gradient.at(i, j));
        }
      }
    }
  }
}
