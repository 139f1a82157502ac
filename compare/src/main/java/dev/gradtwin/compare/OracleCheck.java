package dev.gradtwin.compare;

import java.util.List;

/**
 * What was held against exact values, each side by itself, and how it came out.
 *
 * @param mode when the oracle was asked
 * @param steps how many steps it was asked about
 * @param tensors what was compared of each tensor, in the order of cause; of gradients alone where
 *     it was only asked at the divergence
 */
public record OracleCheck(OracleMode mode, long steps, List<TensorCheck> tensors) {
  /** Copies the list. */
  public OracleCheck {
    tensors = List.copyOf(tensors);
  }

  /**
   * How many elements of each side were compared.
   *
   * @return over all tensors and steps
   */
  public long elements() {
    return tensors.stream().mapToLong(TensorCheck::elements).sum();
  }

  /**
   * How many elements there were.
   *
   * @return over all tensors and steps
   */
  public long of() {
    return tensors.stream().mapToLong(TensorCheck::of).sum();
  }

  /**
   * Whether nothing was left to chance.
   *
   * @return true if all elements were compared
   */
  public boolean complete() {
    return tensors.stream().allMatch(TensorCheck::complete);
  }
}
