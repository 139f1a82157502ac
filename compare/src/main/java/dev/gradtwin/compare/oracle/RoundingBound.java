package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;

/**
 * How far any correct implementation of a step, in the experiment's precision, can be from the
 * exact result, element by element.
 *
 * <p>A running error analysis (Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd
 * ed., section 3.3): beside every value v goes a bound ev on its error, carried along by the rules
 * of each operation. Sums are bounded for any order and with or without fused multiply-add (γ of
 * their length). Two correct implementations therefore differ by at most twice the bound.
 *
 * <p>The values are computed here, in float64 for either precision, from the batch and the
 * parameters alone, so that a wrong subject cannot widen its own bound.
 */
public final class RoundingBound {
  private final NetworkSpec network;
  private final UpdaterSpec updater;
  private final Rounding rounding;
  private final LayerBound[] layers;
  private final double[] g;
  private final double[] after;
  private double[] zeros = {};

  /**
   * Bounds for the steps of an experiment.
   *
   * @param experiment gives network, updater and precision
   */
  public RoundingBound(Experiment experiment) {
    network = experiment.network();
    updater = experiment.training().updater();
    rounding = Rounding.of(experiment.precision());
    layers = new LayerBound[network.layers().size()];
    for (int k = 0; k < layers.length; k++) {
      LayerSpec spec = network.layers().get(k);
      layers[k] = new LayerBound(network.inputsOf(k), spec, rounding);
    }
    int offset = 0;
    for (LayerBound layer : layers) {
      offset = layer.at(offset);
    }
    g = new double[offset];
    after = new double[offset];
  }

  /**
   * Bounds one step.
   *
   * @param batch its examples
   * @param before the parameters before it
   * @param bounds receives, at every element's place, the largest error of a correct
   *     implementation; infinite where nothing can be said; modified
   */
  public void bound(Batch batch, Parameters before, StepTrace bounds) {
    int rows = batch.rows();
    bounds.begin(rows);
    double[] x = batch.inputs();
    double[] ex = exact(x.length);
    for (int k = 0; k < layers.length; k++) {
      layers[k].forward(x, ex, rows, before.values());
      layers[k].copyTo(bounds.z(k), bounds.a(k), rows);
      x = layers[k].a;
      ex = layers[k].ea;
    }
    bounds.loss(loss(batch));
    double[] eg = bounds.gradients().values();
    for (int k = layers.length - 1; k >= 0; k--) {
      double[] input = k == 0 ? batch.inputs() : layers[k - 1].a;
      double[] inputError = k == 0 ? exact(input.length) : layers[k - 1].ea;
      layers[k].backward(input, inputError, rows, g, eg);
      layers[k].copyDeltaTo(bounds.dz(k), rows);
      if (k > 0) {
        layers[k].backwardToInput(rows, before.values(), layers[k - 1]);
      }
    }
    bounds.tells(Quantity.DELTAS, true);
    update(before, bounds);
  }

  /**
   * The parameters after the step bounded last, as computed here: no further from the exact ones
   * than any correct implementation's.
   *
   * @return θ − η·g, the buffer itself
   */
  public double[] after() {
    return after;
  }

  /** Whether rounding may decide the sign of a pre-activation in the step bounded last. */
  boolean mayBeZero(int layer, int rows) {
    return layers[layer].mayBeZero(rows);
  }

  /**
   * L = scale · c · Σ(ŷ − y)² and ∂L/∂ŷ = scale · c · 2(ŷ − y), with c = ½ or 1/nOut; returns the
   * bound of the loss.
   */
  private double loss(Batch batch) {
    LayerBound output = layers[layers.length - 1];
    int count = batch.rows() * network.outputs();
    double c = network.loss() == Loss.HALF_SQUARED_ERROR ? 0.5 : 1.0 / network.outputs();
    double scale = network.reduction() == Reduction.MEAN ? c / batch.rows() : c;
    double carried = 0;
    double magnitude = 0;
    for (int k = 0; k < count; k++) {
      double d = output.a[k] - batch.targets()[k];
      double ed = output.ea[k] + rounding.u() * (Math.abs(d) + output.ea[k]);
      carried += 2 * Math.abs(d) * ed + ed * ed;
      magnitude += (Math.abs(d) + ed) * (Math.abs(d) + ed);
      output.da[k] = 2 * scale * d;
      output.eda[k] = 2 * scale * (ed + 3 * rounding.u() * (Math.abs(d) + ed)) + rounding.eta();
    }
    return finite(
        scale * (carried + rounding.gamma(count + 4) * magnitude) + count * rounding.eta());
  }

  /** The errors of inputs: none. */
  private double[] exact(int length) {
    if (zeros.length < length) {
      zeros = new double[length];
    }
    return zeros;
  }

  /**
   * Bounds the parameters after the step bounded last, θ′ = θ − η·g, where either side may have
   * rounded η.
   *
   * @param bounds has the bounds of the gradients, and receives those of the parameters; modified
   */
  void update(Parameters before, StepTrace bounds) {
    double[] theta = before.values();
    double[] eg = bounds.gradients().values();
    double[] bound = bounds.parameters().values();
    if (!(updater instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no rounding bound for " + updater);
    }
    double eta = sgd.learningRate();
    for (int k = 0; k < theta.length; k++) {
      after[k] = theta[k] - eta * g[k];
      double most = Math.abs(g[k]) + eg[k];
      double step = eta * most;
      bound[k] =
          finite(
              eta * eg[k]
                  + 3 * rounding.u() * step
                  + rounding.u() * (Math.abs(theta[k]) + step)
                  + (1 + most) * rounding.eta());
    }
  }

  /** A bound with its slack; what overflowed says nothing. */
  static double finite(double bound) {
    return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound * Rounding.SLACK;
  }
}
