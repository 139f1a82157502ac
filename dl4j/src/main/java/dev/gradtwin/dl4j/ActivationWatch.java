package dev.gradtwin.dl4j;

import dev.gradtwin.train.StepTrace;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies what passes through an activation function while somebody watches; computes nothing. */
final class ActivationWatch {
  private final int layer;
  private @Nullable StepTrace trace;

  ActivationWatch(int layer) {
    this.layer = layer;
  }

  /** Fills this trace from now on; {@code null} to look away. */
  void watch(@Nullable StepTrace trace) {
    this.trace = trace;
  }

  /** The function, and a copy of what passes through it here. DL4J's losses ask for a softmax. */
  IActivation over(IActivation function) {
    return function instanceof ActivationSoftmax
        ? new ObservedSoftmax(this)
        : new ObservedActivation(function, this);
  }

  INDArray forward(IActivation function, INDArray in, boolean training) {
    StepTrace into = trace;
    if (into == null) {
      return function.getActivation(in, training);
    }
    ArrayLayout.read(in, into.z(layer)); // before it is overwritten
    INDArray a = function.getActivation(in, training);
    ArrayLayout.read(a, into.a(layer));
    return a;
  }

  Pair<INDArray, INDArray> backward(IActivation function, INDArray in, INDArray epsilon) {
    Pair<INDArray, INDArray> gradients = function.backprop(in, epsilon);
    StepTrace into = trace;
    if (into != null) {
      ArrayLayout.read(gradients.getFirst(), into.dz(layer));
    }
    return gradients;
  }
}
