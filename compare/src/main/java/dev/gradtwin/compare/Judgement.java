package dev.gradtwin.compare;

import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.compare.oracle.Oracle;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What the oracle says of a divergence.
 *
 * @param exact the exact value, to 40 digits, rounded to a double
 * @param wrongSide who is wrong
 * @param subjectInBounds how far the subject is from it, in units of the rounding bound: above 1,
 *     rounding does not explain it
 * @param referenceInBounds the same for the reference
 */
public record Judgement(
    double exact, WrongSide wrongSide, double subjectInBounds, double referenceInBounds) {

  /**
   * Asks the oracle of the step at which two sides part.
   *
   * @return empty where both sides overflowed, and where the network is too large to ask
   */
  static Optional<Judgement> of(Divergence divergence, NetworkSpec network, Oracle oracle) {
    boolean bothOverflowed =
        !Double.isFinite(divergence.subject()) && !Double.isFinite(divergence.reference());
    if (bothOverflowed || !oracle.answers(divergence.stage().perExample())) {
      return Optional.empty();
    }
    Exact exact = exact(divergence, network, oracle);
    double bound = divergence.bound() / 2;
    double subject = inBounds(exact.distanceTo(divergence.subject()), bound);
    double reference = inBounds(exact.distanceTo(divergence.reference()), bound);
    boolean subjectWrong = !(subject <= 1);
    boolean referenceWrong = !(reference <= 1);
    if (!subjectWrong && !referenceWrong) {
      return Optional.empty(); // a value that is not finite on the way to one that is
    }
    WrongSide side =
        subjectWrong && referenceWrong
            ? WrongSide.BOTH
            : subjectWrong ? WrongSide.SUBJECT : WrongSide.REFERENCE;
    return Optional.of(new Judgement(exact.toDouble(), side, subject, reference));
  }

  /** An exact value is within a bound of 0, too. */
  private static double inBounds(double distance, double bound) {
    return distance == 0 ? 0 : distance / bound;
  }

  private static Exact exact(Divergence divergence, NetworkSpec network, Oracle oracle) {
    if (divergence.stage() == Stage.LOSS) {
      return oracle.loss();
    }
    List<Integer> index = divergence.index();
    int last = index.get(index.size() - 1);
    if (divergence.stage().perExample()) {
      int layer =
          Integer.parseInt(divergence.tensor().substring(0, divergence.tensor().indexOf('_')));
      int flat = index.get(0) * network.layers().get(layer).units() + last;
      return switch (divergence.stage()) {
        case PRE_ACTIVATION -> oracle.z(layer, flat);
        case ACTIVATION -> oracle.a(layer, flat);
        default -> oracle.dz(layer, flat);
      };
    }
    Tensor tensor = ParameterLayout.of(network).tensor(divergence.tensor());
    int parameter = tensor.offset() + (tensor.bias() ? 0 : index.get(0) * tensor.columns()) + last;
    return divergence.stage() == Stage.GRADIENT
        ? oracle.gradient(parameter)
        : oracle.updated(parameter);
  }
}
