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
  private static final double[] NONE = {};

  private final NetworkSpec network;
  private final Rounding rounding;
  private final LayerBound[] layers;
  private final BoundedBlocks arithmetic;
  private final Columns columns;
  private final LossFormula<Block> formula;
  private final Penalties penalties;
  private final BlockUpdates updates;
  private final double[] g;
  private final double[] after;
  private long kinks;
  private final List<Block> yHat = new ArrayList<>();
  private final List<Block> y = new ArrayList<>();
  private double[] terms = {};
  private double[] eTerms = {};
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
    arithmetic = new BoundedBlocks(rounding);
    columns = new Columns(arithmetic);
    formula = new LossFormula<>(network, arithmetic);
    penalties = new Penalties(experiment, rounding);
    updates = new BlockUpdates(experiment, new BoundedBlocks(rounding));
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
    update(updates, before, bounds);
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
    updates.skip();
  }

  /**
   * What the steps before the one bounded last left behind.
   *
   * @return as computed here
   */
  public UpdateHistory history() {
    return updates.history();
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
    long count = arithmetic.kinks();
    for (LayerBound layer : layers) {
      count += layer.kinks();
    }
    return count;
  }

  /** ∂L/∂ŷ, or ∂L/∂z, into the last layer; returns the bound of L. */
  private double loss(Batch batch, double[] theta) {
    LayerBound output = layers[layers.length - 1];
    boolean reaches = LossFormula.reachesPreActivation(network);
    int width = network.outputs();
    int size = batch.rows() * width;
    terms = terms.length < size ? new double[size] : terms;
    eTerms = eTerms.length < size ? new double[size] : eTerms;
    output.clearSlopes(batch.rows());
    Arrays.fill(terms, 0, size, 0);
    Arrays.fill(eTerms, 0, size, 0);
    columns.begin(batch);
    while (columns.next()) {
      columns.read(output.a, output.ea, width, yHat);
      columns.read(batch.targets(), NONE, width, y);
      columns.write(formula.terms(yHat, y), terms, eTerms);
      List<Block> slopes = formula.slopes(yHat, y);
      for (int j = 0; j < width; j++) {
        slopes.set(j, averaged(batch, slopes.get(j)));
      }
      columns.write(slopes, output.slopes(reaches), output.errorsOfSlopes(reaches));
    }
    if (!reaches) {
      output.backwardToPreActivation(batch.rows());
    }
    Bounded penalty = penalties.of(theta);
    yHat.clear();
    yHat.add(arithmetic.view(terms, eTerms, 0, size));
    Block sum = arithmetic.total(yHat);
    Block penalized =
        arithmetic.add(averaged(batch, sum), arithmetic.within(penalty.v(), penalty.e()));
    return finite(arithmetic.error(penalized));
  }

  /** Over N for a mean. */
  private Block averaged(Batch batch, Block value) {
    return network.reduction() == Reduction.MEAN && batch.rows() > 1
        ? arithmetic.multiply(
            arithmetic.divide(arithmetic.exact(1), arithmetic.exact(batch.rows())), value)
        : value;
  }

  /** The errors of inputs: none. */
  private double[] exact(int length) {
    if (zeros.length < length) {
      zeros = new double[length];
    }
    return zeros;
  }

  /**
   * Bounds the parameters after the step bounded last by updates that go along with it, where the
   * bounds of the gradients may be others.
   *
   * @param bounds has the bounds of the gradients, and receives those of the parameters; modified
   */
  void update(BlockUpdates along, Parameters before, StepTrace bounds) {
    double[] bound = bounds.parameters().values();
    along.next(before.values(), g, bounds.gradients().values(), after, bound);
    for (int k = 0; k < bound.length; k++) {
      bound[k] = finite(bound[k] + rounding.eta());
    }
  }

  /** A bound with its slack; what overflowed says nothing. */
  static double finite(double bound) {
    return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound * Rounding.SLACK;
  }
}
