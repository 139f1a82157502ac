package dev.gradtwin.compare;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Takes the loss of both sides after a few epochs: 1, 10, 100, …, nine tenths of the run, and the
 * last.
 */
final class LearningCurve {
  private final Experiment experiment;
  private final double[][] inputs;
  private final NavigableSet<Long> epochs = new TreeSet<>();
  private final List<CurvePoint> points = new ArrayList<>();

  LearningCurve(Experiment experiment) {
    this.experiment = experiment;
    this.inputs = experiment.data().inputs();
    long last = experiment.training().epochs();
    for (long epoch = 1; epoch < last; epoch *= 10) {
      epochs.add(epoch);
    }
    epochs.add(Math.max(1, last - last / 10));
    epochs.add(last);
  }

  /** Called after every step, with the number of steps taken. */
  void observe(long steps, Trainer subject, Trainer reference) {
    if (steps % experiment.stepsPerEpoch() == 0
        && epochs.contains(steps / experiment.stepsPerEpoch())) {
      points.add(
          new CurvePoint(steps / experiment.stepsPerEpoch(), loss(subject), loss(reference)));
    }
  }

  List<CurvePoint> points() {
    return List.copyOf(points);
  }

  private double loss(Trainer trainer) {
    return HandrolledNetwork.loss(experiment.network(), trainer.predict(inputs), experiment.data());
  }
}
