package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The twin: a {@link MultiLayerNetwork} equivalent to an experiment's network, trained by its own
 * {@code fit()}.
 */
public final class Dl4jTrainer implements Trainer {
  static {
    Nd4jSettings.apply();
  }

  private final Experiment experiment;
  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final DataType type;
  private final MultiLayerNetwork model;
  private final ArrayLayout arrays;
  private final StepObserver observer;
  private final @Nullable INDArray initialState;
  private INDArray features;
  private INDArray labels;
  private long step;

  /**
   * Builds the twin; its parameters are all zero until some are loaded.
   *
   * @param experiment gives network, updater and precision
   * @throws dev.gradtwin.spec.SpecException if DL4J cannot express a setting
   */
  public Dl4jTrainer(Experiment experiment) {
    this.experiment = experiment;
    network = experiment.network();
    layout = ParameterLayout.of(network);
    type = TwinTranslator.dataType(experiment.precision());
    arrays = new ArrayLayout(layout, type);
    model = new MultiLayerNetwork(TwinTranslator.configuration(experiment));
    model.init();
    INDArray state = model.getUpdater().getStateViewArray();
    initialState = state == null ? null : state.dup();
    observer = new StepObserver(model, arrays, network.reduction() == Reduction.MEAN);
    features = ArrayLayout.matrix(type, experiment.batchSize(), network.inputs());
    labels = ArrayLayout.matrix(type, experiment.batchSize(), network.outputs());
  }

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public void load(Parameters parameters) {
    synchronize(parameters);
    if (initialState != null) {
      model.getUpdater().getStateViewArray().assign(initialState);
    }
    step = 0;
  }

  @Override
  public void synchronize(Parameters parameters) {
    if (parameters.values().length != layout.size()) {
      throw new IllegalArgumentException(
          "expected " + layout.size() + " values, found " + parameters.values().length);
    }
    model.setParams(arrays.toDl4j(parameters));
  }

  @Override
  public Parameters parameters() {
    Parameters copy = Parameters.zeros(layout);
    copyTo(copy);
    return copy;
  }

  @Override
  public void copyTo(Parameters into) {
    arrays.fromDl4j(model.params(), 1, into);
  }

  @Override
  public void step(Batch batch) {
    fit(batch);
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    trace.begin(batch.rows());
    observer.watch(trace);
    fit(batch);
    observer.watch(null);
    arrays.fromDl4j(model.params(), 1, trace.parameters());
  }

  @Override
  public double[][] predict(double[][] inputs) {
    double[] flat = Arrays.stream(inputs).flatMapToDouble(Arrays::stream).toArray();
    INDArray x = ArrayLayout.matrix(type, inputs.length, network.inputs());
    ArrayLayout.write(flat, x);
    INDArray output = model.output(x);
    double[] y = new double[inputs.length * network.outputs()];
    ArrayLayout.read(output, y);
    double[][] rows = new double[inputs.length][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Arrays.copyOfRange(y, n * network.outputs(), (n + 1) * network.outputs());
    }
    return rows;
  }

  /**
   * Leaves the arrays to the garbage collector: DL4J's own close() runs it at once, which takes
   * longer than a small network's training.
   */
  @Override
  public void close() {}

  private void fit(Batch batch) {
    if (features.rows() != batch.rows()) {
      features = ArrayLayout.matrix(type, batch.rows(), network.inputs());
      labels = ArrayLayout.matrix(type, batch.rows(), network.outputs());
    }
    ArrayLayout.write(batch.inputs(), features);
    ArrayLayout.write(batch.targets(), labels);
    // learning-rate schedules and bias corrections count these, and fit() of arrays no epochs
    model.setIterationCount(Math.toIntExact(step));
    model.setEpochCount(Math.toIntExact(step / experiment.stepsPerEpoch()));
    useMasks(batch);
    model.fit(features, labels, null, mask(batch));
    step++;
  }

  private @Nullable INDArray mask(Batch batch) {
    return batch.mask().length == 0 ? null : array(batch.mask(), batch.rows());
  }

  private void useMasks(Batch batch) {
    for (int k = 0; k < model.getnLayers(); k++) {
      BaseLayer layer = (BaseLayer) model.getLayer(k).conf().getLayer();
      if (layer.getIDropout() instanceof RecordedDropout dropout) {
        double[] factors = batch.dropout(k);
        dropout.use(factors.length == 0 ? null : array(factors, batch.rows()));
      }
    }
  }

  private INDArray array(double[] values, int rows) {
    INDArray array = ArrayLayout.matrix(type, rows, values.length / rows);
    ArrayLayout.write(values, array);
    return array;
  }
}
