package dev.gradtwin.train;

import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Dropout;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The endless sequence of batches that all trainers of a run share, epoch after epoch.
 *
 * <p>In the order of the data, or, with a shuffle seed, in an order that is drawn anew before every
 * epoch by one Fisher–Yates pass over the previous order (Knuth, <i>The Art of Computer
 * Programming</i>, vol. 2, algorithm 3.4.2P). Every number is rounded to the experiment's precision
 * here, once, so that all start from the same ones. Allocates nothing after construction.
 */
public final class Batches {
  private final Dataset data;
  private final Precision precision;
  private final double[] mask;
  private final double[][][] dropout;
  private final Batch[] batches;
  private final int batchSize;
  private final int[] order;
  private final boolean shuffled;
  private final SplitMix64 random;
  private int next;

  /**
   * The batches of an experiment, from its first step on.
   *
   * @param experiment gives the data, the batch size, the order and the precision
   */
  public Batches(Experiment experiment) {
    data = experiment.data();
    precision = experiment.precision();
    mask = data.mask();
    dropout = new double[experiment.network().layers().size()][][];
    for (int k = 0; k < dropout.length; k++) {
      dropout[k] = factors(experiment.network().layers().get(k).dropout(), precision);
    }
    batchSize = experiment.batchSize();
    batches = new Batch[experiment.stepsPerEpoch()];
    order = new int[data.rows()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    for (int k = 0; k < batches.length; k++) {
      int rows = Math.min(batchSize, data.rows() - k * batchSize);
      batches[k] =
          new Batch(
              rows,
              new double[rows * data.inputCount()],
              new double[rows * data.targetCount()],
              new double[mask.length == 0 ? 0 : rows],
              roomForDropout(rows));
    }
    OptionalLong seed = experiment.training().shuffleSeed();
    shuffled = seed.isPresent();
    random = new SplitMix64(seed.orElse(0));
    fill();
  }

  /**
   * The examples of the next step.
   *
   * @return a batch that is valid until the next call
   */
  public Batch next() {
    if (next == 0 && shuffled) {
      shuffle();
      fill();
    }
    Batch batch = batches[next];
    next = (next + 1) % batches.length;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private void fill() {
    for (int i = 0; i < order.length; i++) {
      Batch batch = batches[i / batchSize];
      int row = i % batchSize;
      data.copyRow(order[i], batch.inputs(), batch.targets(), row);
      if (mask.length > 0) {
        batch.mask()[row] = mask[order[i]];
      }
      for (int k = 0; k < dropout.length; k++) {
        if (dropout[k].length > 0) {
          double[] factors = dropout[k][order[i]];
          System.arraycopy(factors, 0, batch.dropout(k), row * factors.length, factors.length);
        }
      }
    }
    for (Batch batch : batches) {
      precision.round(batch.inputs(), 0, batch.inputs().length);
      precision.round(batch.targets(), 0, batch.targets().length);
    }
  }

  /** 0 or 1/p, rounded, for every row of the data; empty without dropout. */
  private static double[][] factors(Optional<Dropout> dropout, Precision precision) {
    double[][] factors = dropout.map(Dropout::mask).orElse(new double[0][]);
    for (double[] row : factors) {
      for (int i = 0; i < row.length; i++) {
        row[i] = precision.round(row[i] / dropout.orElseThrow().keep());
      }
    }
    return factors;
  }

  private double[][] roomForDropout(int rows) {
    double[][] room = new double[dropout.length][];
    for (int k = 0; k < room.length; k++) {
      room[k] = new double[dropout[k].length == 0 ? 0 : rows * dropout[k][0].length];
    }
    return room;
  }
}
