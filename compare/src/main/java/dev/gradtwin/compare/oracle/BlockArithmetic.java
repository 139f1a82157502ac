package dev.gradtwin.compare.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Operations on {@link Block}s, element by element, so that a formula runs through arrays. Results
 * come from a pool and are valid until they are released: nothing is allocated once it has grown to
 * what a formula needs.
 */
abstract class BlockArithmetic implements Arithmetic<Block> {
  private final List<Block> pool = new ArrayList<>();
  private int used;

  /** What {@link #release} goes back to. */
  final int mark() {
    return used;
  }

  /** Gives back every result since a mark. */
  final void release(int mark) {
    used = mark;
  }

  /** A part of arrays, which are not copied. */
  final Block view(double[] v, double[] e, int from, int size) {
    return next().of(v, e, from, size);
  }

  /** Numbers without error, copied. */
  final Block exact(double[] values, int from, int size) {
    Block r = room(size);
    System.arraycopy(values, from, r.v, 0, size);
    Arrays.fill(r.e, 0, size, 0);
    return r;
  }

  /** So many numbers, whatever they are. */
  final Block room(int size) {
    return next().room(size);
  }

  private Block next() {
    if (used == pool.size()) {
      pool.add(new Block());
    }
    return pool.get(used++);
  }

  /** A block, or where it is one number, as many of it as another block has. */
  final Block spread(Block a, Block other) {
    if (a.size == other.size || a.size != 1) {
      return a;
    }
    Block r = room(other.size);
    Arrays.fill(r.v, 0, r.size, a.v[a.from]);
    Arrays.fill(r.e, 0, r.size, a.e[a.from]);
    return r;
  }

  /** Σ of all elements of some blocks: one number. */
  abstract Block total(List<Block> blocks);

  @Override
  public final Block exact(double value) {
    return within(value, 0);
  }

  @Override
  public final Block within(double value, double error) {
    Block r = room(1);
    r.v[0] = value;
    r.e[0] = error;
    return r;
  }

  @Override
  public final Block subtract(Block a, Block b) {
    return add(a, negate(b));
  }

  /** The value of a block of one number. */
  @Override
  public final double real(Block a) {
    return a.v[only(a)];
  }

  /** The error of a block of one number. */
  @Override
  public final double error(Block a) {
    return a.e[only(a)];
  }

  private static int only(Block a) {
    if (a.size != 1) {
      throw new IllegalArgumentException("expected one number, found " + a.size);
    }
    return a.from;
  }

  @Override
  public final Block negate(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < a.size; k++) {
      r.v[k] = -a.v[a.from + k];
      r.e[k] = a.e[a.from + k];
    }
    return r;
  }

  @Override
  public final Block abs(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < a.size; k++) {
      r.v[k] = Math.abs(a.v[a.from + k]);
      r.e[k] = a.e[a.from + k];
    }
    return r;
  }

  @Override
  public final Block max(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < a.size; k++) {
      r.v[k] = Math.max(a.v[a.from + k], b.v[b.from + k]);
      r.e[k] = Math.max(a.e[a.from + k], b.e[b.from + k]);
    }
    return r;
  }

  @Override
  public final Block min(Block a, Block b) {
    return negate(max(negate(a), negate(b)));
  }

  @Override
  public final Block withoutError(Block a) {
    return exact(a.v, a.from, a.size);
  }

  @Override
  public final Block signOfExact(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < a.size; k++) {
      r.v[k] = Math.signum(a.v[a.from + k]);
      r.e[k] = 0;
    }
    return r;
  }

  @Override
  public final Block positivePart(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < a.size; k++) {
      double v = a.v[a.from + k];
      double e = a.e[a.from + k];
      boolean never = v < -e;
      r.v[k] = never ? 0 : Math.max(0, v);
      r.e[k] = never ? 0 : e;
    }
    return r;
  }

  @Override
  public final Block choose(Block by, DoublePredicate first, Block one, Block other) {
    Block a = spread(one, by);
    Block b = spread(other, by);
    Block r = room(by.size);
    for (int k = 0; k < r.size; k++) {
      Block from = first.test(by.v[by.from + k]) ? a : b;
      r.v[k] = from.v[from.from + k];
      r.e[k] = from.e[from.from + k];
    }
    return r;
  }

  @Override
  public final Block withDerivativeOf(Block value, Block differentiated) {
    return value;
  }
}
