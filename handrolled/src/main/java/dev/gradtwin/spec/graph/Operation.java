package dev.gradtwin.spec.graph;

/**
 * What a node computes of the matrices that it is given, a and b. Of two that are combined element
 * by element, one may have a single row or column, which is then used for every row or column of
 * the other (broadcast).
 */
public enum Operation {
  /** a + b. */
  ADD(2),
  /** a − b. */
  SUBTRACT(2),
  /** a ⊙ b. */
  MULTIPLY(2),
  /** a ⊘ b, element by element. */
  DIVIDE(2),
  /** aᵇ, element by element; a above 0. */
  POWER(2),
  /** The larger one, element by element; a where they are equal. */
  MAX(2),
  /** eᵃ. */
  EXP(1),
  /** ln a. */
  LOG(1),
  /** 1 / (1 + e⁻ᵃ). */
  SIGMOID(1),
  /** tanh a. */
  TANH(1),
  /** max(0, a). */
  RELU(1),
  /** Σ of all elements, [1, 1]. */
  SUM(1),
  /** The mean of all elements, [1, 1]. */
  MEAN(1),
  /** The matrix product a·b, [rows of a, columns of b]. */
  MATRIX_PRODUCT(2),
  /** x·W + b, b being a row that is added to every row. */
  AFFINE(3),
  /** −Σ y ln softmax(z) over all rows, [1, 1], of z and y. */
  SOFTMAX_CROSS_ENTROPY(2);

  private final int arity;

  Operation(int arity) {
    this.arity = arity;
  }

  /**
   * How many matrices it takes.
   *
   * @return 1, 2 or 3
   */
  public int arity() {
    return arity;
  }

  /** Whether it combines two matrices element by element. */
  boolean isBroadcast() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MAX -> true;
      default -> false;
    };
  }
}
