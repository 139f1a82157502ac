package dev.gradtwin.compare.oracle;

/** x */
public final class OracleCost {
  private OracleCost() {}

  static boolean answers(int weights, int rows) {
    return weights <= 2_000_000 && (long) weights * rows <= 30_000_000;
  }
}
