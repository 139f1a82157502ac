package dev.gradtwin.train;

/**
 * Anything that can take a training step: the hand-written network, its twin, a user's own.
 *
 * <p>A trainer is used by one thread at a time.
 */
public interface Trainer extends AutoCloseable {
  /**
   * What reports call it.
   *
   * @return a short name
   */
  String name();

  /**
   * Replaces all parameters and forgets whatever earlier steps left behind.
   *
   * @param parameters θ, copied, and rounded to the precision that the trainer computes in
   * @throws IllegalArgumentException if they are not as many as the network's
   */
  void load(Parameters parameters);

  /**
   * Replaces all parameters between two steps of a run and forgets nothing: the state of the
   * updater and the number of the step stay. Of a trainer that remembers nothing, as with plain
   * gradient descent, this is {@link #load}.
   *
   * @param parameters θ, copied, and rounded to the precision that the trainer computes in
   * @throws IllegalArgumentException if they are not as many as the network's
   */
  default void synchronize(Parameters parameters) {
    load(parameters);
  }

  /**
   * The parameters as they are now.
   *
   * @return a copy
   */
  Parameters parameters();

  /**
   * Copies the parameters as they are now.
   *
   * @param into receives θ; modified
   * @throws IllegalArgumentException if it is not as long
   */
  default void copyTo(Parameters into) {
    into.set(parameters());
  }

  /**
   * Takes one step: forward, backward, update.
   *
   * @param batch the examples; not modified
   */
  void step(Batch batch);

  /**
   * Takes the same step, bit for bit, and tells what happened.
   *
   * @param batch the examples; not modified
   * @param trace receives z, a, loss, the deltas if the trainer has them, gradients and the updated
   *     parameters; modified
   */
  void step(Batch batch, StepTrace trace);

  /**
   * The network's outputs with the parameters as they are now; changes nothing.
   *
   * @param inputs rows of nIn numbers; not modified
   * @return rows of nOut numbers
   */
  double[][] predict(double[][] inputs);

  /** Frees what the trainer holds; it is not used afterwards. */
  @Override
  void close();
}
