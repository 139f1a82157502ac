package dev.gradtwin.compare.oracle;

import java.util.List;

/** {@link BoundedArithmetic} of many numbers at once. */
final class BoundedBlocks extends BlockArithmetic {
  private final BoundedArithmetic each;
  private final Rounding rounding;

  BoundedBlocks(Rounding rounding) {
    each = new BoundedArithmetic(rounding);
    this.rounding = rounding;
  }

  /** How often a sign or a step was on its kink as far as rounding lets one tell. */
  long kinks() {
    return each.kinks();
  }

  @Override
  public Block constant(double value) {
    return within(value, rounding.represents(value) ? 0 : rounding.u() * Math.abs(value));
  }

  @Override
  public Block add(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      double av = a.v[a.from + k];
      double bv = b.v[b.from + k];
      r.v[k] = av + bv;
      r.e[k] = each.ofSum(av, a.e[a.from + k], bv, b.e[b.from + k]);
    }
    return r;
  }

  @Override
  public Block multiply(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      double av = a.v[a.from + k];
      double bv = b.v[b.from + k];
      r.v[k] = av * bv;
      r.e[k] = each.ofProduct(av, a.e[a.from + k], bv, b.e[b.from + k]);
    }
    return r;
  }

  @Override
  public Block divide(Block one, Block other) {
    Block a = spread(one, other);
    Block b = spread(other, a);
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      double av = a.v[a.from + k];
      double bv = b.v[b.from + k];
      r.v[k] = av / bv;
      r.e[k] = each.ofQuotient(r.v[k], av, a.e[a.from + k], bv, b.e[b.from + k]);
    }
    return r;
  }

  @Override
  public Block exp(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = Math.exp(a.v[a.from + k]);
      r.e[k] = each.ofExp(r.v[k], a.e[a.from + k]);
    }
    return r;
  }

  @Override
  public Block log(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = Math.log(a.v[a.from + k]);
      r.e[k] = each.ofLog(r.v[k], a.v[a.from + k], a.e[a.from + k]);
    }
    return r;
  }

  @Override
  public Block sqrt(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = Math.sqrt(a.v[a.from + k]);
      r.e[k] = each.ofRoot(r.v[k], a.v[a.from + k], a.e[a.from + k]);
    }
    return r;
  }

  /** Of one number. */
  @Override
  public Block power(Block a, long n) {
    Bounded power = each.power(new Bounded(real(a), error(a)), n);
    return within(power.v(), power.e());
  }

  @Override
  public Block sum(List<Block> terms) {
    Block r = room(terms.get(0).size);
    for (int k = 0; k < r.size; k++) {
      double v = 0;
      double carried = 0;
      double magnitude = 0;
      for (int t = 0; t < terms.size(); t++) {
        Block term = terms.get(t);
        v += term.v[term.from + k];
        carried += term.e[term.from + k];
        magnitude += Math.abs(term.v[term.from + k]) + term.e[term.from + k];
      }
      r.v[k] = v;
      r.e[k] = carried + rounding.gamma(terms.size()) * magnitude;
    }
    return r;
  }

  @Override
  Block total(List<Block> blocks) {
    double v = 0;
    double carried = 0;
    double magnitude = 0;
    double count = 0;
    for (int t = 0; t < blocks.size(); t++) {
      Block block = blocks.get(t);
      for (int k = block.from; k < block.from + block.size; k++) {
        v += block.v[k];
        carried += block.e[k];
        magnitude += Math.abs(block.v[k]) + block.e[k];
      }
      count += block.size;
    }
    return within(v, carried + rounding.gamma(count) * magnitude);
  }

  /** Whether one number may be another. */
  @Override
  public boolean mayBe(Block a, double kink) {
    return !(Math.abs(real(a) - kink) > error(a));
  }

  @Override
  public Block sign(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = Math.signum(a.v[a.from + k]);
      r.e[k] = each.ofSign(a.v[a.from + k], a.e[a.from + k]);
    }
    return r;
  }

  @Override
  public Block step(Block a) {
    Block r = room(a.size);
    for (int k = 0; k < r.size; k++) {
      r.v[k] = a.v[a.from + k] > 0 ? 1 : 0;
      r.e[k] = each.ofStep(a.v[a.from + k], a.e[a.from + k]);
    }
    return r;
  }
}
