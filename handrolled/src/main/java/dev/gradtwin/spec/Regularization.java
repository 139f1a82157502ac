package dev.gradtwin.spec;

/**
 * What keeps parameters small, for weights and for biases.
 *
 * <p>L1 and L2 are part of the gradient that the updater is given: g + λ₂·θ + λ₁·sign(θ). Weight
 * decay is added to the updater's step: u + λ·η·θ, or u + λ·θ without the rate. The loss that is
 * reported contains λ₁·Σ|θ| + ½λ₂·Σθ² + ½λ·Σθ²; the gradients that are reported are those of the
 * data's loss alone.
 *
 * @param weights for every W
 * @param biases for every b
 * @param decayTimesRate whether weight decay is multiplied by the learning rate
 */
public record Regularization(Penalty weights, Penalty biases, boolean decayTimesRate) {
  /** None. */
  public static final Regularization NONE = new Regularization(Penalty.NONE, Penalty.NONE, true);

  /**
   * The coefficients of one kind of parameters.
   *
   * @param l1 λ₁
   * @param l2 λ₂
   * @param decay λ
   */
  public record Penalty(double l1, double l2, double decay) {
    /** None. */
    public static final Penalty NONE = new Penalty(0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is negative or not finite
     */
    public Penalty {
      Require.notNegative("l1", l1);
      Require.notNegative("l2", l2);
      Require.notNegative("weightDecay", decay);
    }
  }

  /**
   * The coefficients of a tensor.
   *
   * @param bias whether it is a b
   * @return those of the biases or of the weights
   */
  public Penalty of(boolean bias) {
    return bias ? biases : weights;
  }
}
