package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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
  private final Rounding rounding;
  private final LayerBound[] layers;
  private final BoundedArithmetic arithmetic;
  private final LossFormula<Bounded> formula;
  private final Penalties penalties;
  private final UpdateRule<Bounded> rule;
  private final double[] g;
  private final double[] after;
  private long kinks;
  private double[] zeros = {};

  /**
   * Bounds for the steps of an experiment.
   *
   * @param experiment gives network, updater and precision
   */
  public RoundingBound(Experiment experiment) {
    network = experiment.network();
    rounding = Rounding.of(experiment.precision());
    layers = new LayerBound[network.layers().size()];
    for (int k = 0; k < layers.length; k++) {
      LayerSpec spec = network.layers().get(k);
      layers[k] = new LayerBound(network.inputsOf(k), spec, network.conventions(), rounding);
    }
    int offset = 0;
    for (LayerBound layer : layers) {
      offset = layer.at(offset);
    }
    g = new double[offset];
    after = new double[offset];
    arithmetic = new BoundedArithmetic(rounding);
    formula = new LossFormula<>(network, arithmetic);
    penalties = new Penalties(experiment, rounding);
    rule = new UpdateRule<>(experiment, arithmetic);
  }

  /**
   * Bounds the next step of a run: what its updater remembers is remembered here as well.
   *
   * @param batch its examples
   * @param before the parameters before it
   * @param bounds receives, at every element's place, the largest error of a correct
   *     implementation; infinite where nothing can be said; modified
   */
  public void bound(Batch batch, Parameters before, StepTrace bounds) {
    boundGradients(batch, before, bounds);
    update(rule, before, bounds);
  }

  private void boundGradients(Batch batch, Parameters before, StepTrace bounds) {
    long kinksBefore = countKinks();
    int rows = batch.rows();
    bounds.begin(rows);
    double[] x = batch.inputs();
    double[] ex = exact(x.length);
    for (int k = 0; k < layers.length; k++) {
      layers[k].forward(x, ex, batch.dropout(k), rows, before.values());
      layers[k].copyTo(bounds.z(k), bounds.a(k), rows);
      x = layers[k].a;
      ex = layers[k].ea;
    }
    bounds.loss(loss(batch, before.values()));
    layersBackward(batch, before, bounds);
    bounds.tells(Quantity.DELTAS, true);
    exemptMasked(batch, bounds);
    kinks = countKinks() - kinksBefore;
  }

  /**
   * What the network outputs for an example that does not count is nobody's business: DL4J sets its
   * pre-activations to 0.
   *
   * @param bounds infinite there afterwards; modified
   */
  static void exemptMasked(Batch batch, StepTrace bounds) {
    int last = bounds.layers() - 1;
    int units = bounds.units(last);
    for (int n = 0; n < batch.rows(); n++) {
      if (!batch.counts(n)) {
        Arrays.fill(bounds.z(last), n * units, (n + 1) * units, Double.POSITIVE_INFINITY);
        Arrays.fill(bounds.a(last), n * units, (n + 1) * units, Double.POSITIVE_INFINITY);
      }
    }
  }

  private void layersBackward(Batch batch, Parameters before, StepTrace bounds) {
    int rows = batch.rows();
    double[] eg = bounds.gradients().values();
    for (int k = layers.length - 1; k >= 0; k--) {
      layers[k].backward(rows, g, eg);
      layers[k].copyDeltaTo(bounds.dz(k), rows);
      if (k > 0) {
        layers[k].backwardToInput(rows, before.values(), layers[k - 1]);
        layers[k - 1].backwardToPreActivation(rows);
      }
    }
  }

  /**
   * The parameters after the step bounded last, as computed here: no further from the exact ones
   * than any correct implementation's.
   *
   * @return θ − u, the buffer itself
   */
  public double[] after() {
    return after;
  }

  /** Goes on after a step of which nothing is known. */
  void skip() {
    rule.skip();
  }

  /**
   * What the steps before the one bounded last left behind.
   *
   * @return as computed here
   */
  public UpdateHistory history() {
    return rule.history();
  }

  /**
   * In how many places of the step bounded last rounding decides between two one-sided derivatives:
   * either is right.
   *
   * @return the number of elements on a kink
   */
  public long kinks() {
    return kinks;
  }

  private long countKinks() {
    return arithmetic.kinks() + Arrays.stream(layers).mapToLong(LayerBound::kinks).sum();
  }

  /** ∂L/∂ŷ, or ∂L/∂z, into the last layer; returns the bound of L. */
  private double loss(Batch batch, double[] theta) {
    LayerBound output = layers[layers.length - 1];
    boolean reaches = LossFormula.reachesPreActivation(network);
    Bounded scale =
        network.reduction() == Reduction.MEAN
            ? arithmetic.divide(arithmetic.exact(1), arithmetic.exact(batch.rows()))
            : arithmetic.exact(1);
    List<Bounded> terms = new ArrayList<>();
    for (int n = 0; n < batch.rows(); n++) {
      if (!batch.counts(n)) {
        terms.add(arithmetic.exact(0));
        output.setSlopes(reaches, n, Collections.nCopies(network.outputs(), arithmetic.exact(0)));
        continue;
      }
      List<Bounded> yHat = output.outputs(n);
      List<Bounded> y = new ArrayList<>(yHat.size());
      for (int j = 0; j < yHat.size(); j++) {
        y.add(arithmetic.exact(batch.targets()[n * yHat.size() + j]));
      }
      terms.addAll(formula.terms(yHat, y));
      List<Bounded> slopes = formula.slopes(yHat, y);
      slopes.replaceAll(slope -> scaled(scale, slope));
      output.setSlopes(reaches, n, slopes);
    }
    if (!reaches) {
      output.backwardToPreActivation(batch.rows());
    }
    Bounded penalty = penalties.of(theta);
    return finite(arithmetic.add(scaled(scale, arithmetic.sum(terms)), penalty).e());
  }

  private Bounded scaled(Bounded scale, Bounded value) {
    return scale.v() == 1 ? value : arithmetic.multiply(scale, value);
  }

  /** The errors of inputs: none. */
  private double[] exact(int length) {
    if (zeros.length < length) {
      zeros = new double[length];
    }
    return zeros;
  }

  /**
   * Bounds the parameters after the step bounded last by a rule that goes along with it, where the
   * bounds of the gradients may be others.
   *
   * @param bounds has the bounds of the gradients, and receives those of the parameters; modified
   */
  void update(UpdateRule<Bounded> along, Parameters before, StepTrace bounds) {
    double[] eg = bounds.gradients().values();
    List<Bounded> gradients = new ArrayList<>(g.length);
    for (int k = 0; k < g.length; k++) {
      gradients.add(new Bounded(g[k], eg[k]));
    }
    List<Bounded> parameters = along.next(before.values(), gradients);
    double[] bound = bounds.parameters().values();
    for (int k = 0; k < bound.length; k++) {
      after[k] = parameters.get(k).v();
      bound[k] = finite(parameters.get(k).e() + rounding.eta());
    }
  }

  /** A bound with its slack; what overflowed says nothing. */
  static double finite(double bound) {
    return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound * Rounding.SLACK;
  }
}
