package dev.gradtwin.handrolled.graph;

/**
 * c = −Σ y ln softmax(z), [1, 1], over all rows. Backward: dz += dc·(softmax(z)·Σy − y) in every
 * row, dy −= dc·ln softmax(z).
 */
final class SoftmaxCrossEntropy extends Node {
  private final Node z;
  private final Node y;
  private final Matrix log;

  SoftmaxCrossEntropy(Node z, Node y) {
    super(1, 1);
    this.z = z;
    this.y = y;
    log = z.value.alike();
  }

  /** ln softmax(z)ⱼ = zⱼ − m − ln Σₖ e^(zₖ − m), with m = maxₖ zₖ so that nothing overflows. */
  @Override
  void forward() {
    double loss = 0.0;
    for (int i = 0; i < log.rows; i++) {
      double max = z.value.at(i, 0);
      for (int j = 1; j < log.columns; j++) {
        max = Math.max(max, z.value.at(i, j));
      }
      double sum = 0.0;
      for (int j = 0; j < log.columns; j++) {
        sum += Math.exp(z.value.at(i, j) - max);
      }
      for (int j = 0; j < log.columns; j++) {
        log.values[i * log.columns + j] = z.value.at(i, j) - max - Math.log(sum);
        loss -= y.value.at(i, j) * log.at(i, j);
      }
    }
    value.values[0] = loss;
  }

  /** dz += dc·(softmax(z)·Σy − y), dy −= dc·ln softmax(z). */
  @Override
  void backward() {
    double dc = gradient.values[0];
    for (int i = 0; i < log.rows; i++) {
      double sum = 0.0;
      for (int j = 0; j < log.columns; j++) {
        sum += y.value.at(i, j);
      }
      for (int j = 0; j < log.columns; j++) {
        z.gradient.add(i, j, dc * (Math.exp(log.at(i, j)) * sum - y.value.at(i, j)));
        y.gradient.add(i, j, -dc * log.at(i, j));
      }
    }
  }
}
