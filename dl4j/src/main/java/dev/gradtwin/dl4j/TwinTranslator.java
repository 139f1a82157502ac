package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization.Penalty;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

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
    TwinLoss.requireMaskable(experiment);
    NetworkSpec network = experiment.network();
    var normalization = experiment.training().normalization();
    var regularization = experiment.training().regularization();
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType(experiment.precision()))
            .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
            .updater(TwinUpdater.of(experiment))
            .miniBatch(network.reduction() == Reduction.MEAN)
            .gradientNormalization(normalization(normalization.rule()))
            .gradientNormalizationThreshold(normalization.threshold())
            .weightInit(WeightInit.ZERO) // replaced by the experiment's own parameters
            .list();
    int last = network.layers().size() - 1;
    for (int k = 0; k < last; k++) {
      LayerSpec layer = network.layers().get(k);
      list.layer(
          new DenseLayer.Builder()
              .nIn(network.inputsOf(k))
              .nOut(layer.units())
              .activation(TwinActivation.of(layer, network.conventions()))
              .hasBias(layer.bias())
              .build());
    }
    LayerSpec output = network.layers().get(last);
    list.layer(
        new OutputLayer.Builder(TwinLoss.of(network, dataType(experiment.precision())))
            .nIn(network.inputsOf(last))
            .nOut(output.units())
            .activation(TwinActivation.of(output, network.conventions()))
            .hasBias(output.bias())
            .build());
    MultiLayerConfiguration configuration =
        list.validateOutputLayerConfig(false).build(); // whatever is asked for is compared
    for (int k = 0; k <= last; k++) {
      BaseLayer layer = (BaseLayer) configuration.getConf(k).getLayer();
      layer.setIDropout(
          network.layers().get(k).dropout().map(d -> new RecordedDropout()).orElse(null));
      layer.setRegularization(list(regularization.weights(), regularization));
      layer.setRegularizationBias(list(regularization.biases(), regularization));
      layer.setIUpdater(TwinUpdater.of(experiment)); // AdaGrad's clone() forgets its schedule
    }
    return configuration;
  }

  static DataType dataType(Precision precision) {
    return switch (precision) {
      case FLOAT64 -> DataType.DOUBLE;
      case FLOAT32 -> DataType.FLOAT;
    };
  }

  /**
   * Set on every layer: what is set on the network is added to each layer twice, if it is a weight
   * decay.
   */
  private static List<Regularization> list(
      Penalty penalty, dev.gradtwin.spec.Regularization regularization) {
    List<Regularization> list = new ArrayList<>();
    if (penalty.l1() > 0) {
      list.add(new L1Regularization(penalty.l1()));
    }
    if (penalty.l2() > 0) {
      list.add(new L2Regularization(penalty.l2()));
    }
    if (penalty.decay() > 0) {
      list.add(new WeightDecay(penalty.decay(), regularization.decayTimesRate()));
    }
    return list;
  }

  private static GradientNormalization normalization(
      dev.gradtwin.spec.GradientNormalization.Rule rule) {
    return switch (rule) {
      case NONE -> GradientNormalization.None;
      case RENORMALIZE_L2_PER_LAYER -> GradientNormalization.RenormalizeL2PerLayer;
      case RENORMALIZE_L2_PER_PARAM_TYPE -> GradientNormalization.RenormalizeL2PerParamType;
      case CLIP_ELEMENTWISE_ABSOLUTE_VALUE -> GradientNormalization.ClipElementWiseAbsoluteValue;
      case CLIP_L2_PER_LAYER -> GradientNormalization.ClipL2PerLayer;
      case CLIP_L2_PER_PARAM_TYPE -> GradientNormalization.ClipL2PerParamType;
    };
  }
}
