package dev.gradtwin.spec;

import java.util.Optional;
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
 * @param schedule of the learning rate; empty for one that stays
 * @param regularization what keeps parameters small
 * @param normalization what is done to the gradient first
 */
public record TrainingSpec(
    UpdaterSpec updater,
    int epochs,
    OptionalInt batchSize,
    OptionalLong shuffleSeed,
    Optional<Schedule> schedule,
    Regularization regularization,
    GradientNormalization normalization) {
  /** The largest number of epochs. */
  public static final int MAX_EPOCHS = 1_000_000_000;

  /**
   * Checks the counts.
   *
   * @throws SpecException if {@code epochs} or {@code batchSize} is out of range, or a schedule is
   *     given for an updater without a rate
   */
  public TrainingSpec {
    Require.wholeNumber("epochs", epochs, 1, MAX_EPOCHS);
    if (batchSize.isPresent()) {
      Require.wholeNumber("batchSize", batchSize.getAsInt(), 1, Integer.MAX_VALUE);
    }
    boolean noRate = updater instanceof UpdaterSpec.AdaDelta || updater instanceof UpdaterSpec.NoOp;
    if (schedule.isPresent() && noRate) {
      throw SpecException.because("schedule", "this updater has no learning rate");
    }
  }

  /**
   * Training at a rate that stays, without regularization.
   *
   * @param updater how a gradient changes a parameter
   * @param epochs how often every example is used
   * @param batchSize rows of a batch; empty for all rows
   * @param shuffleSeed seed of the order of the rows; empty for the order of the data
   * @throws SpecException if {@code epochs} or {@code batchSize} is out of range
   */
  public TrainingSpec(
      UpdaterSpec updater, int epochs, OptionalInt batchSize, OptionalLong shuffleSeed) {
    this(
        updater,
        epochs,
        batchSize,
        shuffleSeed,
        Optional.empty(),
        Regularization.NONE,
        GradientNormalization.NONE);
  }

  /**
   * The same for longer or shorter.
   *
   * @param epochs how often every example is used
   * @return how
   * @throws SpecException if there are none, or too many
   */
  public TrainingSpec with(int epochs) {
    return new TrainingSpec(
        updater, epochs, batchSize, shuffleSeed, schedule, regularization, normalization);
  }

  /**
   * The same with another updater.
   *
   * @param updater how a gradient changes a parameter
   * @return how
   */
  public TrainingSpec with(UpdaterSpec updater) {
    return new TrainingSpec(
        updater, epochs, batchSize, shuffleSeed, schedule, regularization, normalization);
  }

  /**
   * The same at a rate that changes.
   *
   * @param schedule of the learning rate
   * @return how
   * @throws SpecException if the updater has no rate
   */
  public TrainingSpec with(Schedule schedule) {
    return new TrainingSpec(
        updater,
        epochs,
        batchSize,
        shuffleSeed,
        Optional.of(schedule),
        regularization,
        normalization);
  }

  /**
   * The same with parameters kept small.
   *
   * @param regularization how
   * @return how it is trained
   */
  public TrainingSpec with(Regularization regularization) {
    return new TrainingSpec(
        updater, epochs, batchSize, shuffleSeed, schedule, regularization, normalization);
  }

  /**
   * The same with something done to the gradient first.
   *
   * @param normalization what
   * @return how it is trained
   */
  public TrainingSpec with(GradientNormalization normalization) {
    return new TrainingSpec(
        updater, epochs, batchSize, shuffleSeed, schedule, regularization, normalization);
  }
}
