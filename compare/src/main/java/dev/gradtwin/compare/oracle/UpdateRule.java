package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What becomes of a gradient, for all parameters and step after step: scaled, penalties added, made
 * a step by the updater, decay added, subtracted. After {@link dev.gradtwin.spec.UpdaterSpec}.
 */
final class UpdateRule<T> {
  private final Experiment experiment;
  private final Arithmetic<T> arithmetic;
  private final ParameterLayout layout;
  private final UpdaterFormula<T> formula;
  private final UpdaterVariant variant;
  private final int slots;
  private List<T> state;
  private List<T> stateBefore;
  private List<T> scales = List.of();
  private long step;

  /** Before the first step. */
  UpdateRule(Experiment experiment, Arithmetic<T> arithmetic) {
    this(experiment, arithmetic, UpdaterVariant.RIGHT);
  }

  /** With a formula that is not quite the right one. */
  UpdateRule(Experiment experiment, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    this.experiment = experiment;
    this.arithmetic = arithmetic;
    this.variant = variant;
    layout = ParameterLayout.of(experiment.network());
    boolean twin = experiment.network().conventions() == Conventions.TWIN;
    formula = UpdaterFormula.of(experiment.training().updater(), twin, variant, arithmetic);
    slots = formula.slots();
    state = new ArrayList<>(slots * layout.size());
    reset();
    stateBefore = new ArrayList<>(state);
  }

  /** Forgets all steps. */
  void reset() {
    state.clear();
    for (int k = 0; k < layout.size(); k++) {
      for (int slot = 0; slot < slots; slot++) {
        state.add(formula.initial(slot));
      }
    }
    step = 0;
  }

  /** Continues after another run's steps. */
  void resume(UpdateHistory history) {
    step = history.step();
    for (int k = 0; k < state.size(); k++) {
      state.set(k, arithmetic.within(history.state()[k], history.errors()[k]));
    }
  }

  /** What earlier steps left behind, before the step taken last. */
  UpdateHistory history() {
    return new UpdateHistory(
        step - 1,
        values(stateBefore, arithmetic::real),
        values(stateBefore, arithmetic::error),
        values(scales, arithmetic::real));
  }

  private static <T> double[] values(List<T> numbers, ToDoubleFunction<T> value) {
    return numbers.stream().mapToDouble(value).toArray();
  }

  /** Goes on after a step of which nothing is known. */
  void skip() {
    state.replaceAll(old -> arithmetic.within(arithmetic.real(old), Double.POSITIVE_INFINITY));
    step++;
  }

  /** What all steps left behind. */
  UpdateHistory historyAfter() {
    return new UpdateHistory(
        step, values(state, arithmetic::real), values(state, arithmetic::error), new double[0]);
  }

  /** Takes a step: θ′ of all parameters. */
  List<T> next(double[] theta, List<T> g) {
    List<T> after = steps(theta, g);
    for (int k = 0; k < theta.length; k++) {
      after.set(k, arithmetic.subtract(arithmetic.exact(theta[k]), after.get(k)));
    }
    return after;
  }

  /** Takes a step: what is subtracted from each parameter. */
  List<T> steps(double[] theta, List<T> g) {
    boolean unscaled = variant == UpdaterVariant.NORMALIZATION_MISSING;
    scales = unscaled ? List.of() : GradientScale.of(experiment, arithmetic, g);
    List<T> swapped = stateBefore;
    stateBefore = state;
    state = swapped;
    formula.begin(experiment.learningRate(step), step + 1);
    List<T> after = new ArrayList<>(g.size());
    for (Tensor t : layout.tensors()) {
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        after.add(step(t, k, theta[k], g.get(k), scales));
      }
    }
    step++;
    return after;
  }

  /** One parameter after the step that follows a history, whose scaling is taken from there. */
  T next(UpdateHistory history, int parameter, double theta, T g) {
    resume(history);
    stateBefore = new ArrayList<>(state);
    formula.begin(experiment.learningRate(step), step + 1);
    List<T> known = new ArrayList<>();
    for (double factor : history.scales()) {
      known.add(arithmetic.exact(factor));
    }
    Tensor tensor =
        layout.tensors().stream()
            .filter(t -> parameter < t.offset() + t.size())
            .findFirst()
            .orElseThrow();
    return arithmetic.subtract(arithmetic.exact(theta), step(tensor, parameter, theta, g, known));
  }

  private T step(Tensor t, int k, double before, T gradient, List<T> factors) {
    T theta = arithmetic.exact(before);
    Penalty penalty = penalty(t.bias());
    double eta = experiment.learningRate(step);
    T g = clipped(gradient);
    if (!factors.isEmpty()) {
      g = arithmetic.multiply(factors.get(layout.tensors().indexOf(t)), g);
    }
    if (penalty.l1() > 0) {
      g = plus(g, penalty.l1(), arithmetic.exact(Math.signum(before)));
    }
    if (penalty.l2() > 0) {
      g = plus(g, penalty.l2(), theta);
    }
    int at = k * slots;
    T u = formula.step(g, stateBefore.subList(at, at + slots), state.subList(at, at + slots));
    if (penalty.decay() > 0) {
      boolean swapped = variant == UpdaterVariant.DECAY_RATE_SWAPPED;
      boolean timesRate = experiment.training().regularization().decayTimesRate() != swapped;
      u = plus(u, timesRate ? penalty.decay() * eta : penalty.decay(), theta);
    }
    return u;
  }

  private Penalty penalty(boolean bias) {
    Regularization regularization = experiment.training().regularization();
    Penalty p = regularization.of(bias);
    return switch (variant) {
      case PENALTY_ON_BIASES -> regularization.weights();
      case PENALTY_MISSING -> Penalty.NONE;
      case PENALTY_DOUBLED -> new Penalty(2 * p.l1(), 2 * p.l2(), 2 * p.decay());
      case PENALTY_DECOUPLED -> new Penalty(p.l1(), 0, p.l2() + p.decay());
      case DECAY_COUPLED -> new Penalty(p.l1(), p.l2() + p.decay(), 0);
      default -> p;
    };
  }

  /** sum + c·θ. */
  private T plus(T sum, double c, T theta) {
    return arithmetic.add(sum, arithmetic.multiply(rounded(c), theta));
  }

  /** A constant that may be a product of others. */
  private T rounded(double c) {
    return arithmetic.multiply(arithmetic.exact(1), arithmetic.constant(c));
  }

  private T clipped(T g) {
    GradientNormalization normalization = experiment.training().normalization();
    if (variant == UpdaterVariant.NORMALIZATION_MISSING
        || normalization.rule() != GradientNormalization.Rule.CLIP_ELEMENTWISE_ABSOLUTE_VALUE) {
      return g;
    }
    T c = arithmetic.constant(normalization.threshold());
    return arithmetic.min(c, arithmetic.max(arithmetic.negate(c), g));
  }
}
