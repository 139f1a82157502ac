package dev.gradtwin.compare;

/** When the oracle is asked. */
public enum OracleMode {
  /** At the first divergence: who is wrong there, and how right the gradients are. */
  DIVERGENCE,
  /** At every compared step, also where the sides agree: they may be wrong together. */
  ALWAYS
}
