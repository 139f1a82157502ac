package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.compare.oracle.BoundedUpdate;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.compare.oracle.UpdaterVariant;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One step of the examined trainer, with everything that it told: what formulas are tried on.
 *
 * <p>What it did not tell follows by the right formulas from what it had before, with the rounding
 * bound of all of them, unless whoever finds out what the trainer computes infers something else.
 */
public final class Moment {
  private final Experiment experiment;
  private final Batch batch;
  private final Parameters before;
  private final StepTrace told;
  private final @Nullable Moment earlier;
  private final boolean loaded;
  private final @Nullable UpdateHistory history;
  private final boolean derivesGradients;
  private final Inferences inferences;

  /**
   * A step.
   *
   * @param experiment gives network and updater
   * @param batch its examples; kept
   * @param before the parameters before it; kept
   * @param told what the trainer told; kept
   * @param earlier the step that the trainer took before it
   * @param loaded whether parameters were loaded in between
   * @param history what earlier steps left behind in the updater; null where it follows from the
   *     step before, or from the parameters having been loaded
   */
  public Moment(
      Experiment experiment,
      Batch batch,
      Parameters before,
      StepTrace told,
      @Nullable Moment earlier,
      boolean loaded,
      @Nullable UpdateHistory history) {
    this(experiment, batch, before, told, earlier, loaded, history, false);
  }

  private Moment(
      Experiment experiment,
      Batch batch,
      Parameters before,
      StepTrace told,
      @Nullable Moment earlier,
      boolean loaded,
      @Nullable UpdateHistory history,
      boolean derivesGradients) {
    this.history = history;
    this.experiment = experiment;
    this.batch = batch;
    this.before = before;
    this.told = told;
    this.earlier = earlier;
    this.loaded = loaded;
    this.derivesGradients = derivesGradients;
    inferences = new Inferences(told.layers());
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
   * @return η of this step
   */
  public double learningRate() {
    return experiment.learningRate(history(UpdaterVariant.RIGHT).step());
  }

  /**
   * Whether the right step is η·g and nothing else.
   *
   * @return true for plain gradient descent
   */
  public boolean isPlainDescent() {
    return BoundedUpdate.isPlain(experiment);
  }

  /**
   * The step of a parameter tensor.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @param gradient its gradient; those of the other tensors are as the trainer had them
   * @param variant of the updater's formula
   * @return θ − θ′
   */
  BoundedMatrix step(String name, BoundedMatrix gradient, UpdaterVariant variant) {
    return isPlainDescent() && variant == UpdaterVariant.RIGHT
        ? gradient.scaled(learningRate(), 0)
        : update(variant, name, gradient).step(name);
  }

  private BoundedUpdate update(UpdaterVariant variant, String name, BoundedMatrix gradient) {
    BoundedUpdate update = new BoundedUpdate(experiment, variant, history(variant), before);
    for (Tensor t : before.layout().tensors()) {
      update.put(t.name(), t.name().equals(name) ? gradient : gradient(t.name()));
    }
    return update;
  }

  /**
   * Whether it is known what earlier steps left behind, had the updater another formula.
   *
   * @param variant of the formula
   * @return false in the middle of a run of which nothing else is known
   */
  boolean knowsHistory(UpdaterVariant variant) {
    UpdateHistory given = history;
    return variant == UpdaterVariant.RIGHT
        || given == null
        || given.step() == 0
        || previous().isPresent();
  }

  private UpdateHistory history(UpdaterVariant variant) {
    UpdateHistory given = history;
    if (given != null && variant == UpdaterVariant.RIGHT) {
      return given;
    }
    Moment old = previous().orElse(null);
    if (old == null) {
      return UpdateHistory.none(experiment, variant);
    }
    String first = before.layout().tensors().get(0).name();
    BoundedUpdate update = old.update(variant, first, old.gradient(first));
    update.step(first);
    return update.after();
  }

  /** f′ of a layer of which each element has its own. */
  BoundedMatrix slope(int layer) {
    return z(layer).slope(layer(layer), network().conventions(), a(layer));
  }

  /** What keeping the parameters small adds to the loss, [1, 1]. */
  BoundedMatrix penalty() {
    return BoundedUpdate.penalty(experiment, before);
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
    return dropped(
        layer, layer == 0 ? exact(rows(), network().inputs(), batch.inputs(), 0) : a(layer - 1));
  }

  /** What enters a layer, or the error that leaves it towards the input, times the dropout mask. */
  BoundedMatrix dropped(int layer, BoundedMatrix x) {
    double[] factors = batch.dropout(layer);
    return factors.length == 0 ? x : x.hadamard(x.with(factors));
  }

  /** Losses, or their derivatives, of the rows that count. */
  BoundedMatrix counted(BoundedMatrix x) {
    return batch.mask().length == 0 ? x : x.rowsWhere(batch::counts);
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
   * A pre-activation.
   *
   * @param layer from 0
   * @return z, [N, units]
   */
  public BoundedMatrix z(int layer) {
    return told(new Place(Kind.PRE_ACTIVATION, layer));
  }

  /**
   * An activation.
   *
   * @param layer from 0
   * @return a, [N, units]
   */
  public BoundedMatrix a(int layer) {
    return told(new Place(Kind.ACTIVATION, layer));
  }

  /**
   * A delta.
   *
   * @param layer from 0
   * @return dz, [N, units]
   */
  public BoundedMatrix delta(int layer) {
    return told(new Place(Kind.DELTA, layer));
  }

  /**
   * Whether the trainer itself told a quantity.
   *
   * @param quantity one of those that a step computes
   * @return false if it follows from others
   */
  public boolean tells(Quantity quantity) {
    return told.tells(quantity);
  }

  /**
   * Whether a place can be judged: whether the trainer told it, or, where the gradients are taken
   * from the updates, what it follows from.
   *
   * @param place where
   * @return false if it follows from others
   */
  public boolean tells(Place place) {
    return switch (place.kind()) {
      case PRE_ACTIVATION -> tells(Quantity.PRE_ACTIVATIONS);
      case ACTIVATION -> tells(Quantity.ACTIVATIONS);
      case LOSS -> tells(Quantity.LOSS);
      case DELTA -> tells(Quantity.DELTAS);
      case WEIGHT_GRADIENT, BIAS_GRADIENT -> tells(Quantity.GRADIENTS) || derives();
      case WEIGHT_UPDATE, BIAS_UPDATE -> tells(Quantity.PARAMETERS) && !derives();
    };
  }

  private boolean derives() {
    return derivesGradients
        && isPlainDescent()
        && !tells(Quantity.GRADIENTS)
        && tells(Quantity.PARAMETERS);
  }

  /**
   * Takes a value for what the trainer computed.
   *
   * @param place where
   * @param value of its shape
   */
  public void infer(Place place, BoundedMatrix value) {
    inferences.infer(place, value);
  }

  /**
   * Takes back what was inferred.
   *
   * @param place where
   */
  public void forget(Place place) {
    inferences.forget(place);
  }

  /** Takes back everything that was inferred. */
  public void forgetAll() {
    inferences.forgetAll();
  }

  /**
   * A layer.
   *
   * @param layer from 0
   * @return as in the network
   */
  public LayerSpec layer(int layer) {
    return network().layers().get(layer);
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
   * A parameter tensor after the step.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return W, [nIn, nOut], or b, [1, nOut]
   */
  public BoundedMatrix updated(String name) {
    return tells(Quantity.PARAMETERS)
        ? tensor(told.parameters(), name)
        : parameter(name).minus(told(place(name, Kind.WEIGHT_UPDATE, Kind.BIAS_UPDATE)));
  }

  /**
   * A gradient.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return dW, [nIn, nOut], or db, [1, nOut]
   */
  public BoundedMatrix gradient(String name) {
    return told(place(name, Kind.WEIGHT_GRADIENT, Kind.BIAS_GRADIENT));
  }

  private Place place(String name, Kind ofWeights, Kind ofBiases) {
    Tensor t = before.layout().tensor(name);
    return new Place(t.bias() ? ofBiases : ofWeights, t.layer());
  }

  /**
   * What the trainer computed at a place: as inferred, or else as told, or else as it follows by
   * the right formula; of an update, the step θ − θ′ that it took.
   *
   * @param place where
   * @return with a rounding bound where it was not told
   */
  public BoundedMatrix told(Place place) {
    return inferences
        .of(place)
        .orElseGet(() -> tells(place) ? asTold(place) : inferences.following(place, this));
  }

  private BoundedMatrix asTold(Place place) {
    int k = place.layer();
    return switch (place.kind()) {
      case PRE_ACTIVATION -> activations(told.z(k), k);
      case ACTIVATION -> activations(told.a(k), k);
      case LOSS -> exact(1, 1, new double[] {told.loss()}, 0);
      case DELTA -> activations(told.dz(k), k);
      case WEIGHT_GRADIENT, BIAS_GRADIENT ->
          tells(Quantity.GRADIENTS)
              ? tensor(told.gradients(), place.tensor())
              : step(place.tensor()).scaled(1 / learningRate(), 0);
      case WEIGHT_UPDATE, BIAS_UPDATE -> step(place.tensor());
    };
  }

  private BoundedMatrix step(String name) {
    return parameter(name).minus(tensor(told.parameters(), name));
  }

  /**
   * Whether all that was told, but for the deltas, are numbers.
   *
   * @return false if one is NaN or infinite
   */
  public boolean isFinite() {
    return Place.all(network()).stream()
        .filter(place -> place.kind() != Kind.DELTA && tells(place))
        .allMatch(place -> asTold(place).isFinite());
  }

  /**
   * The same steps, where gradients that were not told are those that give the updates: (θ − θ′)/η,
   * if the update is right.
   *
   * @param moments steps, with all steps before them
   * @return in the same order
   */
  public static List<Moment> withGradientsOfUpdates(List<Moment> moments) {
    return relinked(
        moments,
        (m, earlier) ->
            new Moment(
                m.experiment, m.batch, m.before, m.told, earlier, m.loaded, m.history, true));
  }

  /**
   * The same steps as those of a program that gets its numbers and computes in another format.
   *
   * @param moments steps, with all steps before them
   * @param precision the format
   * @return in the same order
   */
  public static List<Moment> inPrecision(List<Moment> moments, Precision precision) {
    return relinked(
        moments,
        (m, earlier) -> {
          Batch batch = m.batch.copy();
          precision.round(batch.inputs(), 0, batch.rows() * m.network().inputs());
          precision.round(batch.targets(), 0, batch.rows() * m.network().outputs());
          Parameters before = m.before.copy();
          precision.round(before.values(), 0, before.values().length);
          Experiment e = m.experiment;
          Experiment rounded = e.with(precision);
          return new Moment(
              rounded, batch, before, m.told, earlier, m.loaded, m.history, m.derivesGradients);
        });
  }

  /**
   * The same steps without a quantity.
   *
   * @param moments steps, with all steps before them
   * @param quantity what is taken for not told
   * @return in the same order
   */
  public static List<Moment> without(List<Moment> moments, Quantity quantity) {
    return relinked(
        moments,
        (m, earlier) -> {
          StepTrace told = m.told.copy();
          told.tells(quantity, false);
          return new Moment(
              m.experiment,
              m.batch,
              m.before,
              told,
              earlier,
              m.loaded,
              m.history,
              m.derivesGradients);
        });
  }

  private static List<Moment> relinked(
      List<Moment> moments, BiFunction<Moment, @Nullable Moment, Moment> change) {
    Map<Moment, Moment> changed = new HashMap<>();
    List<Moment> result = new ArrayList<>();
    for (Moment moment : moments) {
      Deque<Moment> chain = new ArrayDeque<>();
      for (Moment m = moment; m != null && !changed.containsKey(m); m = m.earlier) {
        chain.push(m);
      }
      for (Moment m : chain) {
        Moment earlier = m.earlier == null ? null : changed.get(m.earlier);
        changed.put(m, change.apply(m, earlier));
      }
      result.add(Objects.requireNonNull(changed.get(moment)));
    }
    return result;
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
