package dev.gradtwin.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's activation function of a layer, watched: z and a on the way forward, dz on the way back.
 */
final class ObservedActivation implements IActivation {
  private static final long serialVersionUID = 1L;

  private final IActivation function;
  private final transient ActivationWatch watch;

  ObservedActivation(IActivation function, ActivationWatch watch) {
    this.function = function;
    this.watch = watch;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return watch.forward(function, in, training);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    return watch.backward(function, in, epsilon);
  }

  @Override
  public int numParams(int inputSize) {
    return function.numParams(inputSize);
  }
}
