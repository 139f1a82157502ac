package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Says an updater, and the schedule of its rate, in DL4J's words. */
final class TwinUpdater {
  private TwinUpdater() {}

  /** DL4J's updater; throws {@link SpecException} if it has none like it. */
  static IUpdater of(Experiment experiment) {
    UpdaterSpec spec = experiment.training().updater();
    boolean twin = experiment.network().conventions() == Conventions.TWIN;
    boolean alike =
        spec instanceof UpdaterSpec.Sgd
            || spec instanceof UpdaterSpec.NoOp
            || spec instanceof UpdaterSpec.Momentum
            || spec instanceof UpdaterSpec.Nesterov
            || spec instanceof UpdaterSpec.AdaDelta;
    if (!twin && !alike) {
      throw SpecException.because(
          "training.updater", "Deeplearning4j's " + name(spec) + " is not the textbook's");
    }
    IUpdater updater = updater(spec);
    experiment
        .training()
        .schedule()
        .ifPresent(
            schedule ->
                updater.setLrAndSchedule(
                    Double.NaN, schedule(schedule, spec.learningRate(), twin)));
    return updater;
  }

  private static IUpdater updater(UpdaterSpec spec) {
    if (spec instanceof UpdaterSpec.Sgd s) {
      return new Sgd(s.learningRate());
    } else if (spec instanceof UpdaterSpec.NoOp) {
      return new NoOp();
    } else if (spec instanceof UpdaterSpec.Nesterov s) {
      return new Nesterovs(s.learningRate(), s.momentum());
    } else if (spec instanceof UpdaterSpec.AdaGrad s) {
      return new AdaGrad(s.learningRate(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.RmsProp s) {
      return new RmsProp(s.learningRate(), s.decay(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.AdaDelta s) {
      return new AdaDelta(s.rho(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.Adam s) {
      return new Adam(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.AdaMax s) {
      return new AdaMax(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.Nadam s) {
      return new Nadam(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
    } else if (spec instanceof UpdaterSpec.AmsGrad s) {
      return new AMSGrad(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
    }
    throw SpecException.because(
        "training.updater", "Deeplearning4j has no equivalent of " + name(spec));
  }

  /** The updaters and schedules of the specification are named as people call them. */
  private static String name(Object spec) {
    return spec.getClass().getSimpleName();
  }

  private static ISchedule schedule(Schedule schedule, double initial, boolean twin) {
    ScheduleType by =
        schedule.by() == Schedule.By.EPOCH ? ScheduleType.EPOCH : ScheduleType.ITERATION;
    if (schedule instanceof Schedule.Step s) {
      return new StepSchedule(by, initial, s.decayRate(), s.step());
    } else if (schedule instanceof Schedule.Exponential s) {
      return new ExponentialSchedule(by, initial, s.gamma());
    } else if (schedule instanceof Schedule.Inverse s) {
      return new InverseSchedule(by, initial, s.gamma(), s.power());
    } else if (schedule instanceof Schedule.Polynomial s && twin) {
      return new PolySchedule(by, initial, s.power(), s.most());
    } else if (schedule instanceof Schedule.Table s) {
      Map<Integer, Double> values = new HashMap<>(s.values());
      values.put(0, initial);
      return new MapSchedule(by, values);
    } else if (schedule instanceof Schedule.Cycle s) {
      return new CycleSchedule(by, initial, s.highest(), s.length(), s.annealing(), s.decay());
    }
    throw SpecException.because(
        "training.schedule",
        "Deeplearning4j's " + name(schedule) + " schedule is not the textbook's");
  }
}
