package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.Optimizer;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Arrays;

/**
 * Trains an experiment fast. One kernel serves any number of trainings: load parameters, train,
 * read what became of them, load others. Training allocates nothing once it runs.
 *
 * <pre>{@code
 * Kernel kernel = Kernel.of(experiment);
 * for (Parameters start : starts) {
 *   kernel.load(start);
 *   long epochs = kernel.trainUntilRight(20_000);
 *   use(epochs, kernel.loss(), kernel.outputs(), kernel.parameters());
 * }
 * }</pre>
 *
 * <p>It computes what {@link HandrolledNetwork} computes, every sum in the same order. They differ
 * by the last places of exponentials and hyperbolic tangents, by what dividing by a number of rows
 * and label weights round, by sums in vectors, where the JVM was started with {@code --add-modules
 * jdk.incubator.vector}, whose products are not rounded, and by what follows from that.
 */
public abstract sealed class Kernel implements Trainer permits TiledKernel, BlockedKernel {
  /** From so many parameters a layer the blocked kernel is the faster one; see docs/speed.md. */
  private static final int LARGE = 100;

  private final Experiment experiment;
  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final Optimizer optimizer;
  private final boolean plainDescent;
  private final double rate;
  private final boolean sameBatch;
  private final double[] theta;
  private final double[] dTheta;
  private Batches batches;
  private boolean laidOut;

  Kernel(Experiment experiment) {
    this.experiment = experiment;
    network = experiment.network();
    layout = ParameterLayout.of(network);
    optimizer = new Optimizer(experiment);
    TrainingSpec training = experiment.training();
    rate = training.updater().learningRate();
    plainDescent =
        training.updater() instanceof UpdaterSpec.Sgd
            && training.schedule().isEmpty()
            && training.normalization().rule() == GradientNormalization.Rule.NONE;
    sameBatch = experiment.stepsPerEpoch() == 1 && training.shuffleSeed().isEmpty();
    theta = new double[layout.size()];
    dTheta = new double[layout.size()];
    batches = new Batches(experiment);
  }

  /**
   * Whether there is a kernel for an experiment: in float64, of sigmoid, tanh, ReLU, leaky ReLU and
   * identity layers under a squared loss, or under a softmax with cross-entropy; no dropout, no
   * regularization; any updater, batch size, mask and label weights.
   *
   * @param experiment any
   * @return true if {@link #of} gives one
   */
  public static boolean supports(Experiment experiment) {
    NetworkSpec network = experiment.network();
    boolean layers = Output.supports(network);
    int elementwise = network.layers().size() - (Output.isSoftmax(network) ? 1 : 0);
    for (int k = 0; k < network.layers().size(); k++) {
      LayerSpec layer = network.layers().get(k);
      layers &= layer.dropout().isEmpty();
      layers &= k >= elementwise || Function.supports(layer.activation());
    }
    return layers
        && experiment.precision() == Precision.FLOAT64
        && experiment.training().regularization().equals(Regularization.NONE);
  }

  /**
   * The kernel of an experiment, by its size; its parameters are all zero until some are loaded.
   *
   * @param experiment gives data, network and training
   * @return a new kernel
   * @throws IllegalArgumentException if there is none for it; see {@link #supports}
   */
  public static Kernel of(Experiment experiment) {
    if (!supports(experiment)) {
      throw new IllegalArgumentException("no kernel for this experiment");
    }
    int parameters = ParameterLayout.of(experiment.network()).size();
    return parameters < LARGE * experiment.network().layers().size()
        ? new TiledKernel(experiment)
        : new BlockedKernel(experiment, Product.fastest());
  }

  /** Takes over a batch, in this kernel's layout. */
  abstract void layOut(Batch batch);

  /** z and a of every layer. */
  abstract void forward();

  /** Whether every output that counts is on its target's side of the threshold. */
  abstract boolean isRight(double threshold);

  /** dz of every layer, with the weights as they are. */
  abstract void backward();

  /** ∂L/∂θ from the deltas; {@code dTheta} modified. */
  abstract void gradient(double[] dTheta);

  /** θ ← θ − η·∂L/∂θ. */
  abstract void descend(double eta);

  /** Replaces θ; {@code theta} not modified. */
  abstract void setTheta(double[] theta);

  /** Copies θ; {@code theta} modified. */
  abstract void getTheta(double[] theta);

  /** Copies z, a and dz of a layer, [rows, units]; all modified. */
  abstract void tell(int layer, double[] z, double[] a, double[] dz);

  @Override
  public String name() {
    return "hand-written kernel";
  }

  /**
   * Replaces all parameters and starts from the first epoch.
   *
   * @param parameters θ, copied
   * @throws IllegalArgumentException if they are not as many as the network's
   */
  @Override
  public void load(Parameters parameters) {
    synchronize(parameters);
    optimizer.reset();
    if (experiment.training().shuffleSeed().isPresent()) {
      batches = new Batches(experiment);
    }
  }

  @Override
  public void synchronize(Parameters parameters) {
    if (parameters.values().length != layout.size()) {
      throw new IllegalArgumentException(
          "expected " + layout.size() + " values, found " + parameters.values().length);
    }
    setTheta(parameters.values());
  }

  @Override
  public Parameters parameters() {
    Parameters copy = Parameters.zeros(layout);
    getTheta(copy.values());
    return copy;
  }

  /**
   * Trains on the experiment's batches, on from where it stopped; prints nothing, allocates
   * nothing.
   *
   * @param epochs how often all examples are used
   */
  public void train(long epochs) {
    long steps = epochs * experiment.stepsPerEpoch();
    for (long k = 0; k < steps; k++) {
      next();
      forward();
      backward();
      update();
    }
  }

  /**
   * Trains until every output that counts is on the right side of the experiment's threshold, 0.5
   * where nothing else is said, looked at before every epoch. That costs next to nothing where an
   * epoch is one step in the order of the data, and a forward pass of all rows otherwise.
   *
   * @param epochs how often all examples are used, at most
   * @return after how many epochs they all were right: 0 if they were already; −1 if never
   */
  public long trainUntilRight(long epochs) {
    double threshold = experiment.convergence().threshold();
    for (long epoch = 0; epoch <= epochs; epoch++) {
      if (sameBatch) {
        next();
      } else {
        layOutAll();
      }
      forward();
      if (isRight(threshold)) {
        return epoch;
      }
      if (epoch < epochs && sameBatch) {
        backward();
        update();
      } else if (epoch < epochs) {
        train(1);
      }
    }
    return -1;
  }

  private void next() {
    if (!laidOut) {
      layOut(batches.next());
      laidOut = sameBatch;
    }
  }

  private void layOutAll() {
    Dataset data = experiment.data();
    double[] x = new double[data.rows() * data.inputCount()];
    double[] y = new double[data.rows() * data.targetCount()];
    for (int n = 0; n < data.rows(); n++) {
      data.copyRow(n, x, y, n);
    }
    other(new Batch(data.rows(), x, y, data.mask()));
  }

  private void other(Batch batch) {
    laidOut = false;
    layOut(batch);
  }

  private void update() {
    if (plainDescent) {
      descend(rate);
    } else {
      gradient(dTheta);
      update(dTheta);
    }
  }

  private void update(double[] gradient) {
    getTheta(theta);
    optimizer.update(theta, gradient);
    setTheta(theta);
  }

  @Override
  public void step(Batch batch) {
    other(batch);
    forward();
    backward();
    update();
  }

  @Override
  public void step(Batch batch, StepTrace trace) {
    other(batch);
    forward();
    backward();
    trace.begin(batch.rows());
    for (int k = 0; k < trace.layers(); k++) {
      tell(k, trace.z(k), trace.a(k), trace.dz(k));
    }
    trace.tells(Quantity.DELTAS, true);
    trace.loss(loss(batch, trace.a(trace.layers() - 1)));
    gradient(trace.gradients().values());
    update(trace.gradients().values());
    getTheta(trace.parameters().values());
  }

  private double loss(Batch batch, double[] outputs) {
    Dataset data = new Dataset(batch.inputRows(), batch.targetRows(), batch.mask());
    double[][] rows = new double[batch.rows()][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Arrays.copyOfRange(outputs, n * network.outputs(), (n + 1) * network.outputs());
    }
    return HandrolledNetwork.loss(network, rows, data);
  }

  /**
   * The network's outputs for all rows of the experiment.
   *
   * @return rows of nOut numbers, in the order of the data
   */
  public double[][] outputs() {
    return predict(experiment.data().inputs());
  }

  /**
   * The loss over all rows of the experiment.
   *
   * @return L, with the network's reduction
   */
  public double loss() {
    return HandrolledNetwork.loss(network, outputs(), experiment.data());
  }

  @Override
  public double[][] predict(double[][] inputs) {
    double[][] outputs = new double[inputs.length][network.outputs()];
    int last = network.layers().size() - 1;
    double[] a = new double[network.outputs()];
    double[] unused = new double[network.outputs()];
    for (int n = 0; n < inputs.length; n++) {
      other(new Batch(1, inputs[n], new double[network.outputs()]));
      forward();
      tell(last, unused, a, unused);
      System.arraycopy(a, 0, outputs[n], 0, a.length);
    }
    return outputs;
  }

  @Override
  public void close() {}
}
