package dev.gradtwin.handrolled;

/** Plain gradient descent. */
final class Sgd implements Updater {
  private final double eta;

  Sgd(double learningRate) {
    eta = learningRate;
  }

  /** θ ← θ − η·∂L/∂θ. */
  @Override
  public void update(double[] theta, double[] dTheta) {
    for (int k = 0; k < theta.length; k++) {
      theta[k] -= eta * dTheta[k];
    }
  }
}
