package dev.gradtwin.compare.oracle;

/**
 * Numbers that a program computes side by side, each with the bound of its error: a part of two
 * arrays. A block of one number stands for as many of it as the others have.
 */
final class Block {
  double[] v = {};
  double[] e = {};
  int from;
  int size;
  private double[] ownV = {};
  private double[] ownE = {};

  /** Becomes a part of other arrays, which are not copied. */
  Block of(double[] values, double[] errors, int first, int count) {
    v = values;
    e = errors;
    from = first;
    size = count;
    return this;
  }

  /** Becomes so many numbers of its own, whatever they are; allocates only for more than ever. */
  Block room(int count) {
    if (ownV.length < count) {
      ownV = new double[count];
      ownE = new double[count];
    }
    return of(ownV, ownE, 0, count);
  }

  /** Copies its numbers. */
  void copyTo(double[] values, double[] errors, int to) {
    System.arraycopy(v, from, values, to, size);
    System.arraycopy(e, from, errors, to, size);
  }
}
