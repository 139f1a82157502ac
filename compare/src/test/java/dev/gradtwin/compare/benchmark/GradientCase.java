package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.StepTrace;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a gradient checker gets to see of a program: its loss as a function of θ, by its own forward
 * pass, and the gradient that it computes.
 *
 * @param subject network, θ and batch
 * @param loss L(θ)
 * @param gradient ∂L/∂θ at θ
 * @param again the gradient that the same program computes when asked a second time
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
record GradientCase(
    Subject subject, ToDoubleFunction<double[]> loss, double[] gradient, double[] again) {

  /** The view of a program at a point. */
  static GradientCase of(Subject subject, TextbookTrainer program, TextbookTrainer forward) {
    return new GradientCase(
        subject,
        theta -> forward.lossAt(theta, subject.batch()),
        gradient(subject, program),
        gradient(subject, program));
  }

  private static double[] gradient(Subject subject, TextbookTrainer program) {
    StepTrace trace = new StepTrace(subject.experiment().network());
    program.load(subject.at());
    program.step(subject.batch(), trace);
    return trace.gradients().values().clone();
  }

  double[] theta() {
    return subject.at().values();
  }

  List<Tensor> tensors() {
    return subject.at().layout().tensors();
  }

  /** L(θ + s·v). */
  double along(double[] direction, double s) {
    double[] moved = theta().clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += s * direction[k];
    }
    return loss.applyAsDouble(moved);
  }

  /** L where element k of θ is moved by s. */
  double beside(int k, double s) {
    double[] moved = theta().clone();
    moved[k] += s;
    return loss.applyAsDouble(moved);
  }

  /** (L(θ + εeₖ) − L(θ − εeₖ)) / 2ε. */
  double central(int k, double eps) {
    return (beside(k, eps) - beside(k, -eps)) / (2 * eps);
  }
}
