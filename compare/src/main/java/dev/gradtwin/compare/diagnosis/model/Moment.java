package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of the examined trainer, with everything that it told: what formulas are tried on.
 *
 * <p>The deltas of a trainer that does not tell them are filled in, from the last layer down, by
 * whoever finds out what it computes.
 */
public final class Moment {
  private final Experiment experiment;
  private final Batch batch;
  private final Parameters before;
  private final StepTrace told;
  private final @Nullable Moment earlier;
  private final boolean loaded;
  private final List<@Nullable BoundedMatrix> deltas = new ArrayList<>();

  /**
   * A step.
   *
   * @param experiment gives network and updater
   * @param batch its examples; kept
   * @param before the parameters before it; kept
   * @param told what the trainer told; kept
   * @param earlier the step that the trainer took before it
   * @param loaded whether parameters were loaded in between
   */
  public Moment(
      Experiment experiment,
      Batch batch,
      Parameters before,
      StepTrace told,
      @Nullable Moment earlier,
      boolean loaded) {
    this.experiment = experiment;
    this.batch = batch;
    this.before = before;
    this.told = told;
    this.earlier = earlier;
    this.loaded = loaded;
    for (int k = 0; k < told.layers(); k++) {
      deltas.add(told.tells(Quantity.DELTAS) ? activations(told.dz(k), k) : null);
    }
  }

  /**
   * The network.
   *
   * @return as in the experiment
   */
  public NetworkSpec network() {
    return experiment.network();
  }

  /**
   * The format in which the trainer should compute.
   *
   * @return as in the experiment
   */
  public Precision precision() {
    return experiment.precision();
  }

  /**
   * The number of examples.
   *
   * @return N
   */
  public int rows() {
    return batch.rows();
  }

  /**
   * The learning rate.
   *
   * @return η
   */
  public double learningRate() {
    if (experiment.training().updater() instanceof UpdaterSpec.Sgd sgd) {
      return sgd.learningRate();
    }
    throw new IllegalArgumentException("no formula for " + experiment.training().updater());
  }

  /**
   * The step before, since parameters were loaded.
   *
   * @return empty for the first step
   */
  public Optional<Moment> previous() {
    return loaded ? Optional.empty() : earlier();
  }

  /**
   * The step that the trainer took before, whether or not parameters were loaded since.
   *
   * @return empty if it is not known
   */
  public Optional<Moment> earlier() {
    return Optional.ofNullable(earlier);
  }

  /**
   * The first step since parameters were loaded.
   *
   * @return empty if this is it
   */
  public Optional<Moment> first() {
    return previous().map(old -> old.first().orElse(old));
  }

  /**
   * What enters a layer, as the trainer had it.
   *
   * @param layer from 0
   * @return x, [N, nIn]
   */
  public BoundedMatrix input(int layer) {
    return layer == 0 ? exact(rows(), network().inputs(), batch.inputs(), 0) : a(layer - 1);
  }

  /**
   * The targets.
   *
   * @return y, [N, nOut]
   */
  public BoundedMatrix targets() {
    return exact(rows(), network().outputs(), batch.targets(), 0);
  }

  /**
   * A pre-activation, as told.
   *
   * @param layer from 0
   * @return z, [N, units]
   */
  public BoundedMatrix z(int layer) {
    return activations(told.z(layer), layer);
  }

  /**
   * An activation, as told.
   *
   * @param layer from 0
   * @return a, [N, units]
   */
  public BoundedMatrix a(int layer) {
    return activations(told.a(layer), layer);
  }

  /**
   * Whether the trainer itself told its deltas.
   *
   * @return false if they are inferred
   */
  public boolean tellsDeltas() {
    return told.tells(Quantity.DELTAS);
  }

  /**
   * A delta: as told, or as inferred, or else what follows from the layer above.
   *
   * @param layer from 0
   * @return dz, [N, units]
   */
  public BoundedMatrix delta(int layer) {
    BoundedMatrix delta = deltas.get(layer);
    return delta != null ? delta : Formula.right(new Place(Place.Kind.DELTA, layer)).of(this);
  }

  /**
   * Takes a delta for what the trainer computed.
   *
   * @param layer from 0
   * @param delta dz, [N, units]
   */
  public void infer(int layer, BoundedMatrix delta) {
    deltas.set(layer, delta);
  }

  /**
   * Takes back what was inferred.
   *
   * @param layer from 0
   */
  public void forget(int layer) {
    deltas.set(layer, null);
  }

  /**
   * A layer's f.
   *
   * @param layer from 0
   * @return as in the network
   */
  public Activation activation(int layer) {
    return network().layers().get(layer).activation();
  }

  /**
   * The weights before the step.
   *
   * @param layer from 0
   * @return W, [nIn, nOut]
   */
  public BoundedMatrix weights(int layer) {
    return tensor(before, layer + "_W");
  }

  /**
   * A parameter tensor before the step.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return W, [nIn, nOut], or b, [1, nOut]
   */
  public BoundedMatrix parameter(String name) {
    return tensor(before, name);
  }

  /**
   * A parameter tensor after the step, as told.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return W, [nIn, nOut], or b, [1, nOut]
   */
  public BoundedMatrix updated(String name) {
    return tensor(told.parameters(), name);
  }

  /**
   * A gradient, as told.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return dW, [nIn, nOut], or db, [1, nOut]
   */
  public BoundedMatrix gradient(String name) {
    return tensor(told.gradients(), name);
  }

  /**
   * What the trainer computed at a place; of an update, the step θ − θ′ that it took.
   *
   * @param place where
   * @return as told
   */
  public BoundedMatrix told(Place place) {
    return switch (place.kind()) {
      case PRE_ACTIVATION -> z(place.layer());
      case ACTIVATION -> a(place.layer());
      case LOSS -> exact(1, 1, new double[] {told.loss()}, 0);
      case DELTA -> delta(place.layer());
      case WEIGHT_GRADIENT, BIAS_GRADIENT -> gradient(place.tensor());
      case WEIGHT_UPDATE, BIAS_UPDATE -> parameter(place.tensor()).minus(updated(place.tensor()));
    };
  }

  /**
   * Whether all that was told are numbers.
   *
   * @return false if one is NaN or infinite
   */
  public boolean isFinite() {
    for (int k = 0; k < told.layers(); k++) {
      if (!z(k).isFinite() || !a(k).isFinite()) {
        return false;
      }
    }
    return Double.isFinite(told.loss())
        && Arrays.stream(told.gradients().values()).allMatch(Double::isFinite)
        && Arrays.stream(told.parameters().values()).allMatch(Double::isFinite);
  }

  private BoundedMatrix activations(double[] values, int layer) {
    return exact(rows(), told.units(layer), values, 0);
  }

  private BoundedMatrix tensor(Parameters parameters, String name) {
    ParameterLayout layout = parameters.layout();
    Tensor t = layout.tensor(name);
    return exact(t.rows(), t.columns(), parameters.values(), t.offset());
  }

  private BoundedMatrix exact(int rows, int columns, double[] values, int from) {
    return BoundedMatrix.exact(precision(), rows, columns, values, from);
  }
}
