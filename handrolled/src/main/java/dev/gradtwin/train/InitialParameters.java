package dev.gradtwin.train;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.Arrays;
import java.util.Map;

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
    if (initializer instanceof Initializer.Uniform uniform) {
      fillUniform(
          drawn.values(),
          0,
          drawn.values().length,
          uniform.low(),
          uniform.high(),
          new SplitMix64(uniform.seed()));
    } else if (initializer instanceof Initializer.Xavier xavier) {
      SplitMix64 random = new SplitMix64(xavier.seed());
      for (Tensor w : drawn.layout().tensors()) {
        if (!w.bias()) {
          double r = Math.sqrt(6.0 / (w.rows() + w.columns()));
          fillUniform(drawn.values(), w.offset(), w.offset() + w.size(), -r, r, random);
        }
      }
    } else if (initializer instanceof Initializer.Explicit explicit) {
      Map<String, double[][]> tensors = explicit.tensors();
      for (Tensor tensor : drawn.layout().tensors()) {
        double[] flat =
            Arrays.stream(tensors.get(tensor.name())).flatMapToDouble(Arrays::stream).toArray();
        System.arraycopy(flat, 0, drawn.values(), tensor.offset(), flat.length);
      }
    }
    return drawn;
  }

  private static void fillUniform(
      double[] values, int from, int to, double low, double high, SplitMix64 random) {
    for (int k = from; k < to; k++) {
      values[k] = low + (high - low) * random.nextDouble();
    }
  }
}
