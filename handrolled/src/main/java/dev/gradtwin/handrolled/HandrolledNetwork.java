package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;
import java.util.List;

/**
 * A dense network with backpropagation written by hand.
 *
 * <p>One step is the chain of the classic tutorial: every layer forward, the derivative of the
 * loss, every layer backward <b>with the weights that the forward pass used</b>, and only then all
 * updates. Buffers grow to the largest batch seen; after that a step allocates nothing.
 *
 * <p>All arrays are {@code double}. In float32 the result of every stage (z, a, da, dz, dθ, θ, L)
 * is rounded to float32 as it is stored: what a float32 program does whose sums have wider
 * accumulators.
 */
public final class HandrolledNetwork implements Trainer {
  private final NetworkSpec network;
  private final Precision precision;
  private final Parameters theta;
  private final Parameters dTheta;
  private final DenseLayer[] layers;
  private final LossFunction loss;
  private final Optimizer optimizer;

  private HandrolledNetwork(Experiment experiment) {
    network = experiment.network();
    precision = experiment.precision();
    theta = Parameters.zeros(ParameterLayout.of(network));
    dTheta = Parameters.zeros(theta.layout());
    layers = layersOf(network, theta.layout(), precision);
    loss = LossFunction.of(network);
    optimizer = new Optimizer(experiment);
  }

  /**
   * The network of an experiment; its parameters are all zero until some are loaded.
   *
   * @param experiment gives network, training and precision
   * @return a new network
   */
  public static HandrolledNetwork of(Experiment experiment) {
    return new HandrolledNetwork(experiment);
  }

  /**
   * The loss of given outputs, L with the network's reduction over all rows, without penalties; a
   * masked row adds 0.
   *
   * @param network gives loss and reduction
   * @param outputs ŷ, [N, nOut]
   * @param data whose N rows they are of
   * @return L
   */
  public static double loss(NetworkSpec network, double[][] outputs, Dataset data) {
    double[][] targets = data.targets();
    LossFunction loss = LossFunction.of(network);
    double sum = 0.0;
    for (int n = 0; n < outputs.length; n++) {
      sum += data.counts(n) ? loss.forward(outputs[n], targets[n], 0, network.outputs()) : 0.0;
    }
    return scale(network, outputs.length) * sum;
  }

  private static DenseLayer[] layersOf(
      NetworkSpec network, ParameterLayout layout, Precision precision) {
    DenseLayer[] layers = new DenseLayer[network.layers().size()];
    List<Tensor> tensors = layout.tensors();
    for (Tensor tensor : tensors) {
      if (!tensor.bias()) {
        var spec = network.layers().get(tensor.layer());
        layers[tensor.layer()] =
            new DenseLayer(
                tensor, spec.bias(), ActivationFunction.of(spec, network.conventions()), precision);
      }
    }
    return layers;
  }

  @Override
  public String name() {
    return "hand-written";
  }

  @Override
  public void load(Parameters parameters) {
    synchronize(parameters);
    optimizer.reset();
  }

  @Override
  public void synchronize(Parameters parameters) {
    theta.set(parameters);
    precision.round(theta.values(), 0, theta.values().length);
  }

  @Override
  public Parameters parameters() {
    return theta.copy();
  }

  @Override
  public void copyTo(Parameters into) {
    into.set(theta);
  }

  /**
   * Trains: prints nothing, compares nothing, allocates nothing.
   *
   * @param batches gives the examples of each step
   * @param steps how many steps to take
   */
  public void train(Batches batches, long steps) {
    for (long k = 0; k < steps; k++) {
      step(batches.next());
    }
  }

  @Override
  public void step(Batch batch) {
    forward(batch);
    backward(batch);
    update();
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    forward(batch);
    backward(batch);
    trace.begin(batch.rows());
    for (int k = 0; k < layers.length; k++) {
      int size = batch.rows() * trace.units(k);
      System.arraycopy(layers[k].z(), 0, trace.z(k), 0, size);
      System.arraycopy(layers[k].a(), 0, trace.a(k), 0, size);
      System.arraycopy(layers[k].dz(), 0, trace.dz(k), 0, size);
    }
    trace.tells(Quantity.DELTAS, true);
    trace.loss(precision.round(loss(batch)));
    trace.gradients().set(dTheta);
    update();
    trace.parameters().set(theta);
  }

  @Override
  public double[][] predict(double[][] inputs) {
    double[][] outputs = new double[inputs.length][network.outputs()];
    for (int n = 0; n < inputs.length; n++) {
      double[] x = inputs[n].clone();
      precision.round(x, 0, x.length);
      forward(new Batch(1, x, new double[network.outputs()]));
      System.arraycopy(output(), 0, outputs[n], 0, network.outputs());
    }
    return outputs;
  }

  @Override
  public void close() {}

  /** x [rows, nIn] → ŷ [rows, nOut], left in the last layer's {@code a}. */
  private void forward(Batch batch) {
    double[] input = batch.inputs();
    for (int k = 0; k < layers.length; k++) {
      layers[k].forward(input, batch.dropout(k), batch.rows(), theta.values());
      input = layers[k].a();
    }
  }

  /**
   * ∂L/∂ŷ from the loss, then layer by layer from the output to the input. No parameter changes on
   * the way.
   */
  private void backward(Batch batch) {
    int rows = batch.rows();
    backwardOfLoss(batch);
    for (int k = layers.length - 1; k > 0; k--) {
      DenseLayer below = layers[k - 1];
      layers[k].backward(rows, dTheta.values());
      layers[k].backwardToInput(rows, theta.values(), below.da());
      below.backwardToPreActivation(rows);
    }
    layers[0].backward(rows, dTheta.values());
  }

  /** dz of the last layer. */
  private void backwardOfLoss(Batch batch) {
    DenseLayer last = layers[layers.length - 1];
    int units = network.outputs();
    double scale = scale(network, batch.rows());
    double[] into = loss.reachesPreActivation() ? last.dz() : last.da();
    for (int n = 0; n < batch.rows(); n++) {
      if (batch.counts(n)) {
        loss.backward(last.a(), batch.targets(), into, n * units, units, scale);
      } else {
        Arrays.fill(into, n * units, (n + 1) * units, 0.0);
      }
    }
    if (!loss.reachesPreActivation()) {
      precision.round(into, 0, batch.rows() * units);
      last.backwardToPreActivation(batch.rows());
    }
  }

  /** L, with what keeps the parameters small. */
  private double loss(Batch batch) {
    int units = network.outputs();
    double sum = 0.0;
    for (int n = 0; n < batch.rows(); n++) {
      sum += batch.counts(n) ? loss.forward(output(), batch.targets(), n * units, units) : 0.0;
    }
    return scale(network, batch.rows()) * sum + optimizer.penalty(theta.values());
  }

  private void update() {
    optimizer.update(theta.values(), dTheta.values());
    precision.round(theta.values(), 0, theta.values().length);
  }

  private double[] output() {
    return layers[layers.length - 1].a();
  }

  /** The factor of the reduction: L = scale · Σₙ ℓₙ. */
  private static double scale(NetworkSpec network, int rows) {
    return network.reduction() == Reduction.MEAN ? 1.0 / rows : 1.0;
  }
}
