package dev.gradtwin.dl4j;

import dev.gradtwin.train.StepTrace;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's activation function of a layer, and a copy of what passes through it: z and a on the way
 * forward, dz on the way back. Computes nothing itself.
 */
final class ObservedActivation implements IActivation {
  private static final long serialVersionUID = 1L;

  private final IActivation function;
  private final int layer;
  private transient @Nullable StepTrace trace;

  ObservedActivation(IActivation function, int layer) {
    this.function = function;
    this.layer = layer;
  }

  /** Fills this trace from now on; {@code null} to look away. */
  void watch(@Nullable StepTrace trace) {
    this.trace = trace;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    StepTrace into = trace;
    if (into == null) {
      return function.getActivation(in, training);
    }
    ArrayLayout.read(in, into.z(layer)); // before it is overwritten
    INDArray a = function.getActivation(in, training);
    ArrayLayout.read(a, into.a(layer));
    return a;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    Pair<INDArray, INDArray> gradients = function.backprop(in, epsilon);
    StepTrace into = trace;
    if (into != null) {
      ArrayLayout.read(gradients.getFirst(), into.dz(layer));
    }
    return gradients;
  }

  @Override
  public int numParams(int inputSize) {
    return function.numParams(inputSize);
  }
}
