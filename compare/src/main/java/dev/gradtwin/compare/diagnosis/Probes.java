package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Lets a trainer take steps that keep rival explanations apart: the first ones of its experiment,
 * and some from random parameters on random examples, where no two numbers are equal by accident:
 * one row alone, which has no sum over rows; several numbers of rows, so that N is not mistaken for
 * a constant; small and large weights, where σ′ is near ¼ and near 0; targets far off, for large
 * gradients; each twice in succession, so that what is left from the last step shows.
 */
final class Probes {
  private static final int FIRST_STEPS = 4;
  private static final int[] ROWS = {1, 2, 3, 5, 4, 4, 2};
  private static final double[] LARGEST_Z = {1, 1, 1, 1, 6, 0.05, 1};
  private static final double[] LARGEST_TARGET = {1, 1, 1, 1, 1, 1, 20};

  /** Above it, fewer random probes are taken, since each hypothesis is tried on each. */
  private static final int LARGE = 20_000;

  private final Experiment experiment;
  private final Trainer trainer;
  private final List<Moment> moments = new ArrayList<>();
  private @Nullable Moment earlier;
  private @Nullable Moment notFinite;
  private @Nullable Moment recorded;
  private @Nullable Moment last;
  private OptionalLong lastNumber = OptionalLong.empty();

  Probes(Experiment experiment, Trainer trainer) {
    this.experiment = experiment;
    this.trainer = trainer;
  }

  Experiment experiment() {
    return experiment;
  }

  /** The first steps of the experiment, as in its run. */
  void firstSteps() {
    Parameters initial = InitialParameters.draw(experiment);
    Batches batches = new Batches(experiment);
    List<Batch> few = new ArrayList<>();
    for (int k = 0; k < Math.min(FIRST_STEPS, experiment.steps()); k++) {
      few.add(batches.next().copy());
    }
    take(initial, few);
  }

  /** A step that was taken; of its past, the step before it is known if that was added before. */
  void recorded(
      OptionalLong number,
      boolean wrong,
      Parameters before,
      Batch batch,
      StepTrace told,
      UpdateHistory history) {
    boolean follows =
        number.isPresent() && lastNumber.equals(OptionalLong.of(number.getAsLong() - 1));
    Moment previous = follows ? last : null;
    Moment moment =
        new Moment(experiment, batch, before, told, previous, previous == null, history);
    boolean finite = add(moment);
    last = finite ? moment : null;
    lastNumber = number;
    recorded = wrong && finite ? moment : recorded;
  }

  /** A step, twice. */
  void repeat(Parameters before, Batch batch) {
    take(before, List.of(batch, batch));
  }

  /** The random ones. */
  void random() {
    SplittableRandom random = new SplittableRandom(7);
    boolean large = ParameterLayout.of(experiment.network()).size() > LARGE;
    for (int k = 0; k < (large ? 3 : ROWS.length); k++) {
      Parameters parameters = parameters(random, LARGEST_Z[k]);
      take(parameters, List.of(batch(random, k), batch(random, k)));
    }
  }

  /** All steps taken that are made of numbers, in their order. */
  List<Moment> moments() {
    return moments;
  }

  /** The recorded step, if there is one that is made of numbers. */
  Optional<Moment> recorded() {
    return Optional.ofNullable(recorded);
  }

  /** A step from finite numbers that gave others, if there was one. */
  Optional<Moment> notFinite() {
    return Optional.ofNullable(notFinite);
  }

  /**
   * A trainer may refuse a batch, such as one of another size than its experiment's; then that
   * probe tells nothing. It is given copies, so that nothing it writes to changes what is known.
   */
  private void take(Parameters from, List<Batch> batches) {
    try {
      trainer.load(from.copy());
      boolean loaded = true;
      for (Batch batch : batches) {
        Parameters before = loaded ? from : trainer.parameters().copy();
        StepTrace trace = new StepTrace(experiment.network());
        trainer.step(batch.copy(), trace);
        Moment moment = new Moment(experiment, batch, before, trace, earlier, loaded, null);
        if (!add(moment)) {
          return;
        }
        earlier = moment;
        loaded = false;
      }
    } catch (RuntimeException | AssertionError refused) {
      earlier = null;
    }
  }

  /** Keeps a step that is made of numbers, and one that is not, apart. */
  private boolean add(Moment moment) {
    if (moment.isFinite()) {
      return moments.add(moment);
    }
    notFinite = notFinite == null ? moment : notFinite;
    return false;
  }

  private Parameters parameters(SplittableRandom random, double largestZ) {
    NetworkSpec network = experiment.network();
    Parameters parameters = Parameters.zeros(ParameterLayout.of(network));
    for (ParameterLayout.Tensor t : parameters.layout().tensors()) {
      double range = largestZ * Math.sqrt(6.0 / (1 + network.inputsOf(t.layer())));
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        double value = range * (2 * random.nextDouble() - 1);
        parameters.values()[k] = experiment.precision().round(value);
      }
    }
    return parameters;
  }

  private Batch batch(SplittableRandom random, int probe) {
    int rows = ROWS[probe];
    double[] inputs = random.doubles((long) rows * experiment.network().inputs(), -1, 1).toArray();
    double[] targets = new double[rows * experiment.network().outputs()];
    for (int row = 0; row < rows; row++) {
      double[] target = target(random, LARGEST_TARGET[probe]);
      System.arraycopy(target, 0, targets, row * target.length, target.length);
    }
    experiment.precision().round(inputs, 0, inputs.length);
    experiment.precision().round(targets, 0, targets.length);
    return new Batch(rows, inputs, targets);
  }

  /**
   * A target of the kind that the data has: a class, probabilities, or any numbers; a formula that
   * is right for its kind alone, such as ŷ − y after a softmax, is no mistake.
   */
  private double[] target(SplittableRandom random, double largest) {
    int outputs = experiment.network().outputs();
    if (experiment.data().isOneHot()) {
      double[] target = new double[outputs];
      target[random.nextInt(outputs)] = 1;
      return target;
    }
    double[] target = random.doubles(outputs, 0.05, 0.95).toArray();
    double sum = Arrays.stream(target).sum();
    double factor = experiment.data().targetsAddUpToOne() ? 1 / sum : largest;
    return Arrays.stream(target).map(t -> factor * t).toArray();
  }
}
