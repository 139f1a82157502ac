package dev.gradtwin.train;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Draws the initial parameters, once, for every trainer: no framework's generator matters. */
public final class InitialParameters {
  private InitialParameters() {}

  /**
   * The parameters of an experiment before its first step, rounded to its precision: what every
   * side starts from.
   *
   * @param experiment gives the network, the rule and the precision
   * @return new parameters; the same for the same experiment on every machine
   */
  public static Parameters draw(Experiment experiment) {
    Parameters drawn = draw(experiment.network(), experiment.initialization());
    experiment.precision().round(drawn.values(), 0, drawn.values().length);
    return drawn;
  }

  /**
   * The parameters that a rule gives, before any rounding. Random ones are drawn in the order of
   * the layout, row by row.
   *
   * @param network the network
   * @param initializer the rule
   * @return new parameters; the same for the same arguments on every machine
   */
  public static Parameters draw(NetworkSpec network, Initializer initializer) {
    Parameters drawn = Parameters.zeros(ParameterLayout.of(network));
    SplitMix64 random = new SplitMix64(seed(initializer));
    for (Tensor t : drawn.layout().tensors()) {
      Optional<Initializer> own = network.layers().get(t.layer()).initialization();
      SplitMix64 generator =
          own.map(o -> new SplitMix64(seed(o) + (t.bias() ? 1 : 0))).orElse(random);
      fill(drawn.values(), t, own.orElse(initializer), generator);
    }
    return drawn;
  }

  private static long seed(Initializer initializer) {
    if (initializer instanceof Initializer.Uniform uniform) {
      return uniform.seed();
    } else if (initializer instanceof Initializer.Xavier xavier) {
      return xavier.seed();
    } else if (initializer instanceof Initializer.Normal normal) {
      return normal.seed();
    }
    return initializer instanceof Initializer.Scaled scaled ? scaled.seed() : 0;
  }

  private static void fill(double[] values, Tensor t, Initializer initializer, SplitMix64 random) {
    if (initializer instanceof Initializer.Uniform uniform) {
      fillUniform(values, t, uniform.low(), uniform.high(), random);
    } else if (initializer instanceof Initializer.Explicit explicit) {
      double[] flat =
          Arrays.stream(explicit.tensors().get(t.name())).flatMapToDouble(Arrays::stream).toArray();
      System.arraycopy(flat, 0, values, t.offset(), flat.length);
    } else if (!t.bias()) {
      fillWeights(values, t, initializer, random);
    }
  }

  private static void fillWeights(
      double[] values, Tensor w, Initializer initializer, SplitMix64 random) {
    double nIn = w.rows();
    double nOut = w.columns();
    if (initializer instanceof Initializer.Xavier) {
      double r = Math.sqrt(6.0 / (nIn + nOut));
      fillUniform(values, w, -r, r, random);
    } else if (initializer instanceof Initializer.Normal normal) {
      fillNormal(values, w, normal.mean(), normal.deviation(), random);
    } else if (initializer instanceof Initializer.Constant constant) {
      Arrays.fill(values, w.offset(), w.offset() + w.size(), constant.value());
    } else if (initializer instanceof Initializer.Scaled scaled) {
      switch (scaled.scheme()) {
        case XAVIER_NORMAL -> fillNormal(values, w, 0, Math.sqrt(2 / (nIn + nOut)), random);
        case XAVIER_FAN_IN, LECUN_NORMAL -> fillNormal(values, w, 0, Math.sqrt(1 / nIn), random);
        case HE_NORMAL -> fillNormal(values, w, 0, Math.sqrt(2 / nIn), random);
        case LECUN_UNIFORM ->
            fillUniform(values, w, -Math.sqrt(3 / nIn), Math.sqrt(3 / nIn), random);
        case HE_UNIFORM -> fillUniform(values, w, -Math.sqrt(6 / nIn), Math.sqrt(6 / nIn), random);
      }
    }
  }

  private static void fillUniform(
      double[] values, Tensor t, double low, double high, SplitMix64 random) {
    for (int k = t.offset(); k < t.offset() + t.size(); k++) {
      values[k] = low + (high - low) * random.nextDouble();
    }
  }

  private static void fillNormal(
      double[] values, Tensor t, double mean, double deviation, SplitMix64 random) {
    for (int k = t.offset(); k < t.offset() + t.size(); k++) {
      values[k] = mean + deviation * random.nextGaussian();
    }
  }
}
