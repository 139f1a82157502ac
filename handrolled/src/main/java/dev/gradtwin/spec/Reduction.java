package dev.gradtwin.spec;

/** How the losses ℓₙ of the N examples of a batch become the batch's loss L. */
public enum Reduction {
  /** L = Σₙ ℓₙ. */
  SUM,
  /** L = (1/N) Σₙ ℓₙ; the gradient is divided by N with it. */
  MEAN
}
