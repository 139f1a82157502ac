package dev.gradtwin.compare;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;

/**
 * How much of a run a history keeps, so that it stays below some 150,000 numbers whatever the
 * network.
 *
 * @param frames moments
 * @param parameters whether every parameter is kept, and not maps and histograms
 * @param rows the examples of a batch whose activations and deltas are kept; 0 where the network is
 *     too large to be drawn
 * @param outputs the rows of the data whose outputs are kept; 0 where predicting all of them takes
 *     too long
 */
record FrameDetail(int frames, boolean parameters, int rows, int outputs) {
  private static final int MOST_FRAMES = 180;
  private static final int FEWEST_FRAMES = 40;
  private static final int NUMBERS = 150_000;
  private static final int MOST_PARAMETERS = 1_500;
  private static final int MOST_UNITS = 12;
  private static final int MOST_LAYERS = 6;
  private static final int MOST_ROWS = 16;
  private static final int NUMBERS_OF_ROWS = 250;
  private static final int MOST_OUTPUTS = 8;
  private static final long MOST_PREDICTED = 100_000;

  static FrameDetail of(Experiment experiment) {
    NetworkSpec network = experiment.network();
    int size = ParameterLayout.of(network).size();
    int units = network.layers().stream().mapToInt(LayerSpec::units).sum();
    boolean drawn =
        size <= MOST_PARAMETERS
            && network.layers().size() <= MOST_LAYERS
            && network.inputs() <= MOST_UNITS
            && network.layers().stream().allMatch(layer -> layer.units() <= MOST_UNITS);
    int rows =
        drawn
            ? Math.min(
                experiment.batchSize(),
                Math.max(1, Math.min(MOST_ROWS, NUMBERS_OF_ROWS / (3 * units))))
            : 0;
    boolean predicted = (long) experiment.data().rows() * size <= MOST_PREDICTED;
    int outputs =
        predicted ? Math.min(experiment.data().rows(), MOST_OUTPUTS / network.outputs()) : 0;
    int perFrame = 2 * (2 * size + 3 * units * rows);
    int frames =
        size <= MOST_PARAMETERS
            ? Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, NUMBERS / perFrame))
            : FEWEST_FRAMES;
    return new FrameDetail(frames, size <= MOST_PARAMETERS, rows, outputs);
  }

  /** Whether the losses of a history are those of all rows, and not those of single batches. */
  boolean predicts() {
    return outputs > 0;
  }
}
