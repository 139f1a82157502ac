package dev.gradtwin.compare.plant;

import dev.gradtwin.compare.diagnosis.model.Cause;
import org.jspecify.annotations.Nullable;

/** Mistakes in the updates. */
final class UpdateMistakes {
  private static final double RATES = 10;
  private static final double DECAY = 0.01;
  private static final double MOMENTUM = 0.9;

  private UpdateMistakes() {}

  static Mistake of(Cause cause) {
    return switch (cause) {
      case SIGN_FLIPPED -> times(-1);
      case WRONG_LEARNING_RATE -> times(RATES);
      case UPDATE_APPLIED_TWICE -> times(2);
      case WEIGHT_DECAY_ADDED ->
          new Mistake() {
            @Override
            public double[][] update(
                double eta, double[][] theta, double[][] update, double @Nullable [][] last) {
              return Matrices.combine(theta, update, (value, step) -> step + eta * DECAY * value);
            }
          };
      case MOMENTUM_ADDED ->
          new Mistake() {
            @Override
            public double[][] update(
                double eta, double[][] theta, double[][] update, double @Nullable [][] last) {
              return last == null
                  ? update
                  : Matrices.combine(update, last, (step, before) -> step + MOMENTUM * before);
            }
          };
      default -> throw new IllegalArgumentException(cause.code());
    };
  }

  private static Mistake times(double factor) {
    return new Mistake() {
      @Override
      public double[][] update(
          double eta, double[][] theta, double[][] update, double @Nullable [][] last) {
        return Matrices.map(update, step -> factor * step);
      }
    };
  }
}
