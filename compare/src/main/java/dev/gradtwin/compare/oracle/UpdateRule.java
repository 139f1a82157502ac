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
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a gradient in a step: scaled, penalties added, made a step by the updater, decay
 * added. After {@link dev.gradtwin.spec.UpdaterSpec}.
 */
final class UpdateRule<T> {
  private final Experiment experiment;
  private final Arithmetic<T> arithmetic;
  private final UpdaterFormula<T> formula;
  private final UpdaterVariant variant;
  private double eta;

  UpdateRule(Experiment experiment, Arithmetic<T> arithmetic) {
    this(experiment, arithmetic, UpdaterVariant.RIGHT);
  }

  /** With a formula that is not quite the right one. */
  UpdateRule(Experiment experiment, Arithmetic<T> arithmetic, UpdaterVariant variant) {
    this.experiment = experiment;
    this.arithmetic = arithmetic;
    this.variant = variant;
    boolean twin = experiment.network().conventions() == Conventions.TWIN;
    formula = UpdaterFormula.of(experiment.training().updater(), twin, variant, arithmetic);
  }

  /** How many numbers are kept for each parameter. */
  int slots() {
    return formula.slots();
  }

  /** The number in a slot before the first step. */
  T initial(int slot) {
    return formula.initial(slot);
  }

  /** Begins a step, from 0. */
  void begin(long step) {
    eta = experiment.learningRate(step);
    formula.begin(eta, step + 1);
  }

  /** One parameter after the step that follows a history. */
  T next(UpdateHistory history, int parameter, double before, T g) {
    ParameterLayout layout = ParameterLayout.of(experiment.network());
    List<Tensor> tensors = layout.tensors();
    int t = 0;
    while (parameter >= tensors.get(t).offset() + tensors.get(t).size()) {
      t++;
    }
    List<T> state = new ArrayList<>();
    for (int slot = 0; slot < slots(); slot++) {
      int at = slot * layout.size() + parameter;
      state.add(arithmetic.within(history.state()[at], history.errors()[at]));
    }
    double[] scales = history.scales();
    T factor = scales.length == 0 ? null : arithmetic.exact(scales[t]);
    begin(history.step());
    T theta = arithmetic.exact(before);
    T u = step(tensors.get(t).bias(), theta, g, factor, state, new ArrayList<>(state));
    return arithmetic.subtract(theta, u);
  }

  /**
   * Takes the step that was begun: what is subtracted from θ.
   *
   * @param bias whether θ is one of a bias
   * @param factor what the gradient is multiplied by; null for 1
   * @param before what earlier steps left behind, of every slot
   * @param after receives what this one leaves behind; modified
   */
  T step(boolean bias, T theta, T gradient, @Nullable T factor, List<T> before, List<T> after) {
    Penalty penalty = penalty(bias);
    T g = clipped(gradient);
    if (factor != null) {
      g = arithmetic.multiply(factor, g);
    }
    if (penalty.l1() > 0) {
      g = plus(g, penalty.l1(), arithmetic.signOfExact(theta));
    }
    if (penalty.l2() > 0) {
      g = plus(g, penalty.l2(), theta);
    }
    T u = formula.step(g, before, after);
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
