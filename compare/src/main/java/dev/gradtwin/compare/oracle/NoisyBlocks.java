package dev.gradtwin.compare.oracle;

import java.util.List;

/** Many numbers that {@link NoisyArithmetic} rounds, one after the other; errors are 0. */
final class NoisyBlocks extends BlockArithmetic {
  /** What a library's exponential, logarithm or power may be off by, in units of u. */
  private static final double BUDGET = 4;

  private final NoisyArithmetic fl;

  NoisyBlocks(NoisyArithmetic fl) {
    this.fl = fl;
  }

  @Override
  public Block constant(double value) {
    return exact(value);
  }

  @Override
  public Block add(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.add(a.v[a.from + k], b.v[b.from + k]);
    }
    return r;
  }

  @Override
  public Block multiply(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.multiply(a.v[a.from + k], b.v[b.from + k]);
    }
    return r;
  }

  @Override
  public Block divide(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.rounded(a.v[a.from + k] / b.v[b.from + k]);
    }
    return r;
  }

  @Override
  public Block exp(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.within(BUDGET, Math.exp(a.v[a.from + k]));
    }
    return r;
  }

  @Override
  public Block log(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.within(BUDGET, Math.log(a.v[a.from + k]));
    }
    return r;
  }

  @Override
  public Block sqrt(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = fl.rounded(Math.sqrt(a.v[a.from + k]));
    }
    return r;
  }

  /** Of one number. */
  @Override
  public Block power(Block a, long n) {
    return exact(fl.rounded(Math.pow(real(a), (double) n)));
  }

  @Override
  public Block sum(List<Block> terms) {
    Block r = room(terms.get(0).size);
    for (int k = 0; k < r.size; k++) {
      double sum = 0;
      for (int t = 0; t < terms.size(); t++) {
        Block term = terms.get(t);
        sum = fl.add(sum, term.v[term.from + k]);
      }
      r.v[k] = sum;
    }
    return r;
  }

  @Override
  Block total(List<Block> blocks) {
    double sum = 0;
    for (int t = 0; t < blocks.size(); t++) {
      Block block = blocks.get(t);
      for (int k = block.from; k < block.from + block.size; k++) {
        sum = fl.add(sum, block.v[k]);
      }
    }
    return exact(sum);
  }

  /** Whether one number is another. */
  @Override
  public boolean mayBe(Block a, double kink) {
    return real(a) == kink;
  }

  @Override
  public Block sign(Block a) {
    return signOfExact(a);
  }

  @Override
  public Block step(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = a.v[a.from + k] > 0 ? 1 : 0;
    }
    return r;
  }
}
