package dev.gradtwin.dl4j;

import dev.gradtwin.train.StepTrace;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads, inside {@code fit()}, what a step of DL4J did, while the arrays still hold it.
 *
 * <p>{@code onForwardPass} brings the activations of the hidden layers. {@code onBackwardPass}
 * fires before the updater turns the gradient, in place, into the update; there stand the raw
 * gradient, the loss before the step, and the layers' inputs. DL4J keeps no pre-activation, and no
 * activation of the output layer, so these two are taken from the layer's own input, parameters and
 * activation function by the ND4J operations that the layer uses.
 */
final class StepObserver extends BaseTrainingListener {
  private final ArrayLayout arrays;
  private final boolean mean;
  private @Nullable StepTrace trace;

  /**
   * @param mean whether DL4J's updater divides the summed gradient by the batch size; the trace
   *     then does so too
   */
  StepObserver(ArrayLayout arrays, boolean mean) {
    this.arrays = arrays;
    this.mean = mean;
  }

  /** Fills this trace in the steps from now on; {@code null} to look away. */
  void watch(@Nullable StepTrace trace) {
    this.trace = trace;
  }

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    StepTrace into = trace;
    if (into == null) {
      return;
    }
    into.begin(activations.get(0).rows());
    for (int k = 1; k < activations.size(); k++) {
      ArrayLayout.read(activations.get(k), into.a(k - 1));
    }
  }

  @Override
  public void onBackwardPass(Model model) {
    StepTrace into = trace;
    if (into == null) {
      return;
    }
    Layer[] layers = ((MultiLayerNetwork) model).getLayers();
    for (int k = 0; k < layers.length; k++) {
      INDArray z = preActivation(layers[k]);
      ArrayLayout.read(z, into.z(k));
      if (k == layers.length - 1) {
        BaseLayer conf = (BaseLayer) layers[k].conf().getLayer();
        ArrayLayout.read(conf.getActivationFn().getActivation(z, true), into.a(k));
      }
    }
    arrays.fromDl4j(model.gradient().gradient(), mean ? into.rows() : 1, into.gradients());
    into.loss(model.score());
  }

  /** z = x·W + b. */
  private static INDArray preActivation(Layer layer) {
    INDArray z = layer.input().mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
    INDArray b = layer.getParam(DefaultParamInitializer.BIAS_KEY);
    return b == null ? z : z.addiRowVector(b);
  }
}
