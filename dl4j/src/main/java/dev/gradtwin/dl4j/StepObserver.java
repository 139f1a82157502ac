package dev.gradtwin.dl4j;

import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;

/**
 * Reads, inside {@code fit()}, what a step of DL4J did, while the arrays still hold it.
 *
 * <p>What enters and leaves the activation functions and the loss, forward and backward, is read
 * there: DL4J keeps neither pre-activations nor deltas. {@code onBackwardPass} fires before the
 * updater turns the gradient, in place, into the update; there stand the raw gradient and the loss
 * before the step.
 */
final class StepObserver extends BaseTrainingListener {
  private final ArrayLayout arrays;
  private final boolean mean;
  private final List<ActivationWatch> activations = new ArrayList<>();
  private final ObservedLoss loss;
  private @Nullable StepTrace trace;

  /**
   * Observes a network from now on.
   *
   * @param mean whether DL4J's updater divides the summed gradient by the batch size; the trace
   *     then does so too
   */
  StepObserver(MultiLayerNetwork model, ArrayLayout arrays, boolean mean) {
    this.arrays = arrays;
    this.mean = mean;
    for (Layer layer : model.getLayers()) {
      BaseLayer conf = (BaseLayer) layer.conf().getLayer();
      ActivationWatch watch = new ActivationWatch(activations.size());
      conf.setActivationFn(watch.over(conf.getActivationFn()));
      activations.add(watch);
    }
    BaseOutputLayer output = (BaseOutputLayer) model.getOutputLayer().conf().getLayer();
    loss = new ObservedLoss(output.getLossFn(), activations.size() - 1);
    output.setLossFn(loss);
    model.setListeners(this);
  }

  /** Fills this trace in the steps from now on; {@code null} to look away. */
  void watch(@Nullable StepTrace trace) {
    this.trace = trace;
    activations.forEach(f -> f.watch(trace));
    loss.watch(trace);
  }

  @Override
  public void onBackwardPass(Model model) {
    StepTrace into = trace;
    if (into == null) {
      return;
    }
    double examples = mean ? into.rows() : 1;
    arrays.fromDl4j(model.gradient().gradient(), examples, into.gradients());
    for (int k = 0; mean && k < into.layers(); k++) {
      divide(into.dz(k), into.rows() * into.units(k), examples);
    }
    into.tells(Quantity.DELTAS, true);
    into.loss(model.score());
  }

  private static void divide(double[] values, int n, double divisor) {
    for (int k = 0; k < n; k++) {
      values[k] /= divisor;
    }
  }
}
