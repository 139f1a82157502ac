package dev.gradtwin.compare.benchmark;

/** A rule of another project that says whether a gradient is right. */
interface GradientChecker {
  /** The project and its function, short enough for a table. */
  String name();

  /** Whether it would let the gradient pass, with its default tolerances. */
  boolean accepts(GradientCase c);
}
