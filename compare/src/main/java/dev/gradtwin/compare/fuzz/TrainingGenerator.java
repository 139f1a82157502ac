package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a case is trained. */
final class TrainingGenerator {
  private static final List<GradientNormalization.Rule> RULES =
      List.of(GradientNormalization.Rule.values());

  private final Draw draw;

  TrainingGenerator(Draw draw) {
    this.draw = draw;
  }

  TrainingSpec of(int rows) {
    UpdaterSpec updater = updater();
    boolean rated =
        !(updater instanceof UpdaterSpec.NoOp || updater instanceof UpdaterSpec.AdaDelta);
    GradientNormalization.Rule rule =
        draw.percent(20) ? draw.of(RULES) : GradientNormalization.Rule.NONE;
    return new TrainingSpec(
        updater,
        draw.between(1, 3),
        draw.percent(60) ? OptionalInt.empty() : OptionalInt.of(draw.between(1, rows)),
        draw.percent(80) ? OptionalLong.empty() : OptionalLong.of(draw.seed()),
        rated && draw.percent(20) ? Optional.of(schedule()) : Optional.empty(),
        draw.percent(30)
            ? new Regularization(
                penalty(), draw.percent(50) ? penalty() : Penalty.NONE, draw.percent(50))
            : Regularization.NONE,
        new GradientNormalization(rule, draw.of(List.of(1.0, 0.1, 1e-3, 10.0))));
  }

  private Penalty penalty() {
    return switch (draw.between(0, 2)) {
      case 0 -> new Penalty(draw.uniform(0, 0.1), 0, 0);
      case 1 -> new Penalty(0, draw.uniform(0, 0.1), 0);
      default -> new Penalty(0, 0, draw.uniform(0, 0.1));
    };
  }

  private UpdaterSpec updater() {
    double rate = Math.scalb(draw.uniform(0.5, 1), -draw.between(0, 10));
    double momentum = draw.of(List.of(0.0, 0.5, 0.9, 0.99));
    double beta2 = draw.of(List.of(0.9, 0.99, 0.999));
    double epsilon = draw.of(List.of(1e-8, 1e-6, 1e-3));
    return switch (draw.between(0, 13)) {
      case 0 -> new UpdaterSpec.NoOp();
      case 1 -> new UpdaterSpec.Nesterov(rate, momentum);
      case 2 -> new UpdaterSpec.AdaGrad(rate, epsilon);
      case 3 -> new UpdaterSpec.RmsProp(rate, beta2, epsilon);
      case 4 -> new UpdaterSpec.AdaDelta(beta2, epsilon);
      case 5 -> new UpdaterSpec.Adam(rate, momentum, beta2, epsilon);
      case 6 -> new UpdaterSpec.AdaMax(rate, momentum, beta2, epsilon);
      case 7 -> new UpdaterSpec.Nadam(rate, momentum, beta2, epsilon);
      case 8 -> new UpdaterSpec.AmsGrad(rate, momentum, beta2, epsilon);
      default -> new UpdaterSpec.Sgd(rate);
    };
  }

  private Schedule schedule() {
    Schedule.By by = draw.percent(50) ? Schedule.By.EPOCH : Schedule.By.ITERATION;
    return switch (draw.between(0, 5)) {
      case 0 -> new Schedule.Step(by, draw.uniform(0.3, 1), draw.between(1, 3));
      case 1 -> new Schedule.Exponential(by, draw.uniform(0.5, 1));
      case 2 -> new Schedule.Inverse(by, draw.uniform(0.1, 1), draw.uniform(0.5, 2));
      case 3 -> new Schedule.Polynomial(by, draw.uniform(0.5, 2), draw.between(1, 10));
      case 4 -> new Schedule.Table(by, Map.of(1, draw.uniform(0.001, 0.1)));
      default ->
          new Schedule.Cycle(
              by, draw.uniform(0.1, 0.5), draw.between(4, 8), draw.between(0, 2), 0.5);
    };
  }
}
