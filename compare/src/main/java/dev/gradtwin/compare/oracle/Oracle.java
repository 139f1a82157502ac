package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.jspecify.annotations.Nullable;

/**
 * The exact values of one step, to 40 digits: an independent third opinion on which side is wrong.
 * Each question costs one forward pass, about two microseconds for every weight and row.
 */
public final class Oracle {
  private static final int DIGITS = 40;

  /** The most weights times rows that a question is answered for, some ten seconds. */
  private static final long MAX_WORK = 5_000_000;

  private final Experiment experiment;
  private final Batch batch;
  private final Parameters before;
  private final DfpField field = new DfpField(DIGITS);
  private @Nullable ForwardPass<Dfp> values;

  /**
   * An oracle for one step.
   *
   * @param experiment gives network and updater
   * @param batch the examples of the step
   * @param before the parameters before it
   */
  public Oracle(Experiment experiment, Batch batch, Parameters before) {
    this.experiment = experiment;
    this.batch = batch;
    this.before = before;
  }

  /**
   * Whether the step is small enough to be answered.
   *
   * @return true if a question takes seconds at most
   */
  public boolean answers() {
    return (long) before.values().length * batch.rows() <= MAX_WORK;
  }

  /**
   * A pre-activation.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return z
   */
  public Exact z(int layer, int flat) {
    return new Exact(values().z(layer, flat));
  }

  /**
   * An activation.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return a
   */
  public Exact a(int layer, int flat) {
    return new Exact(values().a(layer, flat));
  }

  /**
   * The loss of the batch.
   *
   * @return L
   */
  public Exact loss() {
    return new Exact(values().loss());
  }

  /**
   * An element of a delta.
   *
   * @param layer from 0
   * @param flat row times units plus unit
   * @return ∂L/∂z
   */
  public Exact dz(int layer, int flat) {
    var nudge = new FieldUnivariateDerivative1<>(field.getZero(), field.getOne());
    return new Exact(derivative(-1, new ForwardPass.Nudge<>(layer, flat, nudge)));
  }

  /**
   * An element of the gradient.
   *
   * @param parameter index in the flat parameter array
   * @return ∂L/∂θ
   */
  public Exact gradient(int parameter) {
    return new Exact(exactGradient(parameter));
  }

  /**
   * A parameter after the update.
   *
   * @param parameter index in the flat parameter array
   * @return θ − η·∂L/∂θ
   */
  public Exact updated(int parameter) {
    if (!(experiment.training().updater() instanceof UpdaterSpec.Sgd sgd)) {
      throw new IllegalArgumentException("no oracle for " + experiment.training().updater());
    }
    Dfp step = exactGradient(parameter).multiply(field.newDfp(sgd.learningRate()));
    return new Exact(field.newDfp(before.values()[parameter]).subtract(step));
  }

  private ForwardPass<Dfp> values() {
    if (values != null) {
      return values;
    }
    List<Dfp> theta = new ArrayList<>(before.values().length);
    for (double value : before.values()) {
      theta.add(field.newDfp(value));
    }
    values = new ForwardPass<>(experiment.network(), batch, theta, field::newDfp);
    return values;
  }

  private Dfp exactGradient(int parameter) {
    return derivative(parameter, null);
  }

  /** ∂L/∂θ of a parameter, or of what is nudged where that is −1. */
  private Dfp derivative(
      int parameter, ForwardPass.@Nullable Nudge<FieldUnivariateDerivative1<Dfp>> nudge) {
    List<FieldUnivariateDerivative1<Dfp>> theta = new ArrayList<>(before.values().length);
    for (int k = 0; k < before.values().length; k++) {
      Dfp value = field.newDfp(before.values()[k]);
      theta.add(
          new FieldUnivariateDerivative1<>(
              value, k == parameter ? field.getOne() : field.getZero()));
    }
    return new ForwardPass<>(
            experiment.network(),
            batch,
            theta,
            value -> new FieldUnivariateDerivative1<>(field.newDfp(value), field.getZero()),
            nudge)
        .loss()
        .getFirstDerivative();
  }
}
