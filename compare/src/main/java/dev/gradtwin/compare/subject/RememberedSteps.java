package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.SubjectStep;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps that a live subject took, to be read again by other conventions. None follows another: the
 * parameters between them came about by the conventions that it had.
 */
final class RememberedSteps implements TraceSource {
  /** From one step to the next. */
  static final int APART = 2;

  private final Conventions conventions;
  private final boolean negated;
  private final Iterator<SubjectStep> steps;

  /**
   * @param conventions what is tried
   * @param negated whether its gradients point the other way than those that were taken for told
   */
  RememberedSteps(Conventions conventions, boolean negated, List<SubjectStep> steps) {
    this.conventions = conventions;
    this.negated = negated;
    this.steps = steps.iterator();
  }

  @Override
  public String name() {
    return "remembered";
  }

  @Override
  public Conventions conventions() {
    return conventions;
  }

  @Override
  public Optional<Parameters> initial() {
    return Optional.empty();
  }

  @Override
  public @Nullable RecordedStep next() {
    if (!steps.hasNext()) {
      return null;
    }
    SubjectStep step = steps.next();
    StepTrace told = step.told().copy();
    if (negated) {
      negate(told.gradients().values());
      for (int k = 0; k < told.layers(); k++) {
        negate(told.dz(k));
      }
    }
    return new RecordedStep(APART * step.number(), step.before(), step.batch(), told);
  }

  private static void negate(double[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] = -values[k];
    }
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {}
}
