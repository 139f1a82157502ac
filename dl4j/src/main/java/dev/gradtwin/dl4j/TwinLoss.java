package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.SpecException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossKLD;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMAPE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;

/** Says a loss in DL4J's words. */
final class TwinLoss {
  private TwinLoss() {}

  /**
   * DL4J's function. LossL2 is Σ(ŷ−y)² with gradient 2(ŷ−y); its output weights at 0.5 make it
   * exactly ½Σ(ŷ−y)² with ŷ−y. LossMSE divides by nOut.
   */
  static ILossFunction of(NetworkSpec network, DataType type) {
    INDArray w = weights(network, 1, type);
    boolean clips = network.conventions() == Conventions.TWIN;
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR ->
          new LossL2(
              w == null
                  ? Nd4j.valueArrayOf(new long[] {1, network.outputs()}, 0.5, type)
                  : weights(network, 0.5, type));
      case SQUARED_ERROR -> new LossL2(w);
      case MEAN_SQUARED_ERROR -> new LossMSE(w);
      case ABSOLUTE_ERROR -> new LossL1(w);
      case MEAN_ABSOLUTE_ERROR -> new LossMAE(w);
      case BINARY_CROSS_ENTROPY ->
          new LossBinaryXENT(clips ? LossBinaryXENT.DEFAULT_CLIPPING_EPSILON : 0, w);
      case CROSS_ENTROPY -> clips ? new LossMCXENT(w) : new LossMCXENT(0, w);
      case NEGATIVE_LOG_LIKELIHOOD ->
          clips ? new LossNegativeLogLikelihood(w) : new LossMCXENT(0, w);
      case HINGE -> new LossHinge();
      case SQUARED_HINGE -> new LossSquaredHinge();
      case KULLBACK_LEIBLER_DIVERGENCE -> clipping(clips, new LossKLD());
      case POISSON -> new LossPoisson();
      case COSINE_PROXIMITY -> clipping(clips, new LossCosineProximity());
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> new LossMSLE(w);
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> new LossMAPE(w);
    };
  }

  /**
   * Its cross-entropy after a softmax takes a mask of one column for one of each output where the
   * outputs have that shape, too, and where it is of one row; and has none of those.
   */
  static void requireMaskable(Experiment experiment) {
    NetworkSpec network = experiment.network();
    boolean oneRow =
        experiment.batchSize() == 1 || experiment.data().rows() % experiment.batchSize() == 1;
    Activation last = network.layers().get(network.layers().size() - 1).activation();
    if (experiment.data().mask().length > 0
        && network.loss().isCrossEntropy()
        && last == Activation.SOFTMAX
        && (oneRow || network.outputs() == 1)) {
      throw SpecException.because(
          "data.mask",
          "Deeplearning4j takes none for a batch of one row, or for one output, with "
              + "cross-entropy after a softmax");
    }
  }

  private static @Nullable INDArray weights(NetworkSpec network, double factor, DataType type) {
    if (network.lossWeights().isEmpty()) {
      return null;
    }
    INDArray row = ArrayLayout.matrix(type, 1, network.outputs());
    ArrayLayout.write(network.lossWeights().stream().mapToDouble(w -> factor * w).toArray(), row);
    return row;
  }

  private static ILossFunction clipping(boolean clips, ILossFunction loss) {
    if (!clips) {
      throw SpecException.because(
          "conventions", "Deeplearning4j has this loss with clipped values only");
    }
    return loss;
  }
}
