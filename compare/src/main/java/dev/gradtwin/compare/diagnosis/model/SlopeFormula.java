package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Activation;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A polynomial that people write for a derivative, to be given the activation.
 *
 * @param pattern with {@code %s} for the variable
 * @param formula its value
 */
record SlopeFormula(String pattern, UnaryOperator<BoundedMatrix> formula) {
  private static final SlopeFormula SIGMOID =
      new SlopeFormula("%s(1 − %s)", a -> one(a).minus(a).hadamard(a));
  private static final SlopeFormula TANH =
      new SlopeFormula("(1 − %s²)", a -> one(a).minus(a.hadamard(a)));
  private static final List<SlopeFormula> INCOMPLETE =
      List.of(
          new SlopeFormula("%s", a -> a),
          new SlopeFormula("(1 − %s)", a -> one(a).minus(a)),
          new SlopeFormula("%s²", a -> a.hadamard(a)),
          new SlopeFormula("%s(1 + %s)", a -> one(a).plus(a).hadamard(a)),
          new SlopeFormula("(1 + %s²)", a -> one(a).plus(a.hadamard(a))),
          new SlopeFormula("(1 + %s)", a -> one(a).plus(a)));

  /** The derivative of a function, where it is a polynomial in the activation. */
  static Optional<SlopeFormula> of(Activation f) {
    return switch (f) {
      case SIGMOID -> Optional.of(SIGMOID);
      case TANH -> Optional.of(TANH);
      default -> Optional.empty();
    };
  }

  BoundedMatrix of(BoundedMatrix a) {
    return formula.apply(a);
  }

  String text(String variable) {
    return pattern.replace("%s", variable);
  }

  /** Those that are no function's derivative. */
  static List<SlopeFormula> incomplete(Activation f) {
    return f == Activation.IDENTITY ? List.of() : INCOMPLETE;
  }

  private static BoundedMatrix one(BoundedMatrix like) {
    return like.filled(1);
  }
}
