package dev.gradtwin.spec;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How the network is trained.
 *
 * @param updater how a gradient changes a parameter
 * @param epochs how often every example is used
 * @param batchSize rows of a batch, the last of an epoch may be shorter; empty for all rows
 * @param shuffleSeed seed of the order of the rows, drawn anew for every epoch; empty for the order
 *     of the data
 */
public record TrainingSpec(
    UpdaterSpec updater, int epochs, OptionalInt batchSize, OptionalLong shuffleSeed) {
  /** The largest number of epochs. */
  public static final int MAX_EPOCHS = 1_000_000_000;

  /**
   * Checks the counts.
   *
   * @throws SpecException if {@code epochs} or {@code batchSize} is out of range
   */
  public TrainingSpec {
    Require.wholeNumber("epochs", epochs, 1, MAX_EPOCHS);
    if (batchSize.isPresent()) {
      Require.wholeNumber("batchSize", batchSize.getAsInt(), 1, Integer.MAX_VALUE);
    }
  }
}
