package dev.gradtwin.dl4j;

import dev.gradtwin.train.StepTrace;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * DL4J's loss function, and a copy of the output layer's delta, which is what {@code
 * computeGradient} returns: some losses scale it after the activation function. Computes nothing
 * itself.
 */
final class ObservedLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private final ILossFunction function;
  private final int layer;
  private transient @Nullable StepTrace trace;

  ObservedLoss(ILossFunction function, int layer) {
    this.function = function;
    this.layer = layer;
  }

  /** Fills this trace from now on; {@code null} to look away. */
  void watch(@Nullable StepTrace trace) {
    this.trace = trace;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation f, @Nullable INDArray mask) {
    INDArray dz = function.computeGradient(labels, preOutput, f, mask);
    StepTrace into = trace;
    if (into != null) {
      ArrayLayout.read(dz, into.dz(layer));
    }
    return dz;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation f, @Nullable INDArray mask, boolean mean) {
    return function.computeScore(labels, preOutput, f, mask, mean);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation f, @Nullable INDArray mask) {
    return function.computeScoreArray(labels, preOutput, f, mask);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation f, @Nullable INDArray mask, boolean mean) {
    return new Pair<>(
        computeScore(labels, preOutput, f, mask, mean),
        computeGradient(labels, preOutput, f, mask));
  }

  @Override
  public String name() {
    return function.name();
  }
}
