package dev.gradtwin.compare;

import dev.gradtwin.train.Parameters;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One side of a finished run. */
public final class Side {
  private final SideName name;
  private final Learning learning;
  private final double loss;
  private final double[][] outputs;
  private final Parameters parameters;
  private final OptionalLong convergedBy;
  private final OptionalDouble accuracy;
  private final long nanoseconds;

  Side(
      SideName name,
      Learning learning,
      double loss,
      double[][] outputs,
      Parameters parameters,
      OptionalLong convergedBy,
      OptionalDouble accuracy,
      long nanoseconds) {
    this.name = name;
    this.learning = learning;
    this.loss = loss;
    this.outputs = outputs;
    this.parameters = parameters;
    this.convergedBy = convergedBy;
    this.accuracy = accuracy;
    this.nanoseconds = nanoseconds;
  }

  /**
   * What it is called.
   *
   * @return in files, tables and sentences
   */
  public SideName name() {
    return name;
  }

  /**
   * Whether it learned.
   *
   * @return converged, or how it failed to
   */
  public Learning learning() {
    return learning;
  }

  /**
   * The loss on all rows after the last step.
   *
   * @return L, with its reduction
   */
  public double loss() {
    return loss;
  }

  /**
   * The outputs of all rows after the last step.
   *
   * @return ŷ, [rows, nOut], a copy
   */
  public double[][] outputs() {
    return Arrays.stream(outputs).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The parameters after the last step.
   *
   * @return θ, a copy
   */
  public Parameters parameters() {
    return parameters.copy();
  }

  /**
   * When it had learned.
   *
   * @return the first epoch, of those looked at, at which the convergence rule held: every one of
   *     the first ten, then each a tenth later than the one before; empty if it never did
   */
  public OptionalLong convergedBy() {
    return convergedBy;
  }

  /**
   * The part of the examples whose largest output is at their class.
   *
   * @return from 0 to 1; empty unless the targets are one-hot
   */
  public OptionalDouble accuracy() {
    return accuracy;
  }

  /**
   * What its training steps took, observation included and comparison not.
   *
   * @return nanoseconds
   */
  public long nanoseconds() {
    return nanoseconds;
  }
}
