package dev.gradtwin.compare.subject;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;

/** How long a line may be that tells everything of a step, generously written. */
final class LineLimit {
  private static final int BYTES_A_NUMBER = 48;
  private static final int BYTES_BESIDES = 1 << 16;

  private LineLimit() {}

  /**
   * Bytes of the longest line.
   *
   * @param rows examples of the step
   */
  static int of(Experiment experiment, int rows) {
    NetworkSpec network = experiment.network();
    long parameters = ParameterLayout.of(network).size();
    long units = network.layers().stream().mapToLong(LayerSpec::units).sum();
    long numbers = 3 * parameters + rows * (3 * units + network.inputs() + network.outputs());
    return (int) Math.min(Integer.MAX_VALUE - 16, BYTES_BESIDES + BYTES_A_NUMBER * numbers);
  }
}
