package dev.gradtwin.train;

import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one step produced: a buffer that a trainer fills and that the next step overwrites.
 * Activations are row-major with one row for each example of the batch.
 */
public final class StepTrace {
  private static final Quantity[] ALL = Quantity.values();

  private final int[] units;
  private final double[][] z;
  private final double[][] a;
  private final double[][] dz;
  private final Parameters gradients;
  private final Parameters parameters;
  private int rows;
  private double loss;
  private final Set<Quantity> told = EnumSet.noneOf(Quantity.class);

  /**
   * An empty trace.
   *
   * @param network the network whose steps it will hold
   */
  public StepTrace(NetworkSpec network) {
    this(
        network.layers().stream().mapToInt(LayerSpec::units).toArray(),
        ParameterLayout.of(network));
  }

  private StepTrace(int[] units, ParameterLayout layout) {
    this.units = units;
    z = new double[units.length][0];
    a = new double[units.length][0];
    dz = new double[units.length][0];
    gradients = Parameters.zeros(layout);
    parameters = Parameters.zeros(layout);
  }

  /**
   * Makes room for a batch; allocates only when it is larger than every one before. Everything but
   * the deltas counts as told until {@link #tells(Quantity, boolean)} says otherwise.
   *
   * @param rows N, the examples of the batch
   */
  public void begin(int rows) {
    this.rows = rows;
    for (Quantity quantity : ALL) {
      tells(quantity, quantity != Quantity.DELTAS);
    }
    for (int k = 0; k < units.length; k++) {
      int size = Math.multiplyExact(rows, units[k]);
      if (z[k].length < size) {
        z[k] = new double[size];
        a[k] = new double[size];
        dz[k] = new double[size];
      }
    }
  }

  /**
   * The examples of the batch.
   *
   * @return N
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of layers.
   *
   * @return as in the network
   */
  public int layers() {
    return units.length;
  }

  /**
   * The width of a layer.
   *
   * @param layer from 0
   * @return its number of units
   */
  public int units(int layer) {
    return units[layer];
  }

  /**
   * The pre-activation of a layer before the update.
   *
   * @param layer from 0
   * @return z = x·W + b, [N, units], the buffer itself; it may be longer than N * units
   */
  public double[] z(int layer) {
    return z[layer];
  }

  /**
   * The activation of a layer before the update.
   *
   * @param layer from 0
   * @return a = f(z), [N, units], the buffer itself; it may be longer than N * units
   */
  public double[] a(int layer) {
    return a[layer];
  }

  /**
   * The delta of a layer: the gradient with respect to its pre-activation.
   *
   * @param layer from 0
   * @return dz = ∂L/∂z, [N, units], the buffer itself; it may be longer than N * units
   */
  public double[] dz(int layer) {
    return dz[layer];
  }

  /**
   * Whether the trainer told a quantity; of one that it did not tell, the buffers mean nothing.
   *
   * @param quantity one of those that a step computes
   * @return true if this trace holds those of this step
   */
  public boolean tells(Quantity quantity) {
    return told.contains(quantity);
  }

  /**
   * Says whether a quantity of this step was filled in.
   *
   * @param quantity one of those that a step computes
   * @param known true if all its numbers were
   */
  public void tells(Quantity quantity, boolean known) {
    if (known) {
      told.add(quantity);
    } else {
      told.remove(quantity);
    }
  }

  /**
   * The loss of the batch before the update.
   *
   * @return L, with its reduction
   */
  public double loss() {
    return loss;
  }

  /**
   * Sets the loss of the batch.
   *
   * @param loss L, with its reduction
   */
  public void loss(double loss) {
    this.loss = loss;
  }

  /**
   * Independent values that later steps do not overwrite.
   *
   * @return a copy
   */
  public StepTrace copy() {
    StepTrace copy = new StepTrace(units, gradients.layout());
    copy.set(this);
    return copy;
  }

  /**
   * Takes over what another trace of the same network holds.
   *
   * @param source not modified
   */
  public void set(StepTrace source) {
    begin(source.rows);
    for (int k = 0; k < units.length; k++) {
      System.arraycopy(source.z[k], 0, z[k], 0, rows * units[k]);
      System.arraycopy(source.a[k], 0, a[k], 0, rows * units[k]);
      System.arraycopy(source.dz[k], 0, dz[k], 0, rows * units[k]);
    }
    loss = source.loss;
    told.clear();
    told.addAll(source.told);
    gradients.set(source.gradients);
    parameters.set(source.parameters);
  }

  /**
   * The gradient.
   *
   * @return ∂L/∂θ, the buffer itself
   */
  public Parameters gradients() {
    return gradients;
  }

  /**
   * The parameters after the update.
   *
   * @return θ, the buffer itself
   */
  public Parameters parameters() {
    return parameters;
  }
}
