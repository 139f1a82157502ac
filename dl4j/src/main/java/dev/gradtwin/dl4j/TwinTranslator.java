package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.UpdaterSpec;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Says an experiment in DL4J's words. Nothing is approximated: what DL4J cannot express is an error
 * that names the setting.
 *
 * <p>Three of its defaults would change the arithmetic and are set here: the data type (FLOAT), the
 * output activation (softmax), and {@code miniBatch} (true: the updater divides the gradient by the
 * batch size).
 */
final class TwinTranslator {
  private TwinTranslator() {}

  static MultiLayerConfiguration configuration(Experiment experiment) {
    NetworkSpec network = experiment.network();
    DataType type = dataType(experiment.precision());
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
            .updater(updater(experiment.training().updater()))
            .miniBatch(network.reduction() == Reduction.MEAN)
            .weightInit(WeightInit.ZERO) // replaced by the experiment's own parameters
            .list();
    int last = network.layers().size() - 1;
    for (int k = 0; k < last; k++) {
      LayerSpec layer = network.layers().get(k);
      list.layer(
          new DenseLayer.Builder()
              .nIn(network.inputsOf(k))
              .nOut(layer.units())
              .activation(activation(layer.activation()))
              .hasBias(layer.bias())
              .build());
    }
    LayerSpec output = network.layers().get(last);
    list.layer(
        new OutputLayer.Builder(loss(network.loss(), output.units(), type))
            .nIn(network.inputsOf(last))
            .nOut(output.units())
            .activation(activation(output.activation()))
            .hasBias(output.bias())
            .build());
    return list.build();
  }

  static DataType dataType(Precision precision) {
    return switch (precision) {
      case FLOAT64 -> DataType.DOUBLE;
      case FLOAT32 -> DataType.FLOAT;
    };
  }

  private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
    return switch (activation) {
      case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
    };
  }

  /**
   * LossL2 is Σ(ŷ−y)² with gradient 2(ŷ−y); its output weights at 0.5 make it exactly ½Σ(ŷ−y)² with
   * ŷ−y. LossMSE divides by nOut.
   */
  private static ILossFunction loss(Loss loss, int outputs, DataType type) {
    return switch (loss) {
      case HALF_SQUARED_ERROR -> new LossL2(Nd4j.valueArrayOf(new long[] {1, outputs}, 0.5, type));
      case MEAN_SQUARED_ERROR -> new LossMSE();
    };
  }

  private static IUpdater updater(UpdaterSpec updater) {
    if (updater instanceof UpdaterSpec.Sgd sgd) {
      return new Sgd(sgd.learningRate());
    }
    throw SpecException.because(
        "training.updater", "Deeplearning4j has no equivalent of " + updater);
  }
}
