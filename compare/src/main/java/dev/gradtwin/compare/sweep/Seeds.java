package dev.gradtwin.compare.sweep;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.SpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment from other seeds: seed k is the experiment with {@code initialization.seed} k. A
 * layer with an initialization of its own keeps its seed s, moved by {@value #STRIDE}·k, so that no
 * layer has the numbers of another.
 */
final class Seeds {
  static final long STRIDE = 1_000_003;

  private Seeds() {}

  /**
   * Refuses an experiment in which no seed matters.
   *
   * @throws SpecException if no parameter is drawn
   */
  static void require(Experiment experiment) {
    if (of(experiment, 1).equals(of(experiment, 2))) {
      throw SpecException.because(
          "initialization", "has no seed, so that every training would be the same");
    }
  }

  static Experiment of(Experiment experiment, long seed) {
    NetworkSpec network = experiment.network();
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerSpec layer : network.layers()) {
      layers.add(
          new LayerSpec(
              layer.units(),
              layer.activation(),
              layer.bias(),
              layer.alpha(),
              layer.initialization().map(own -> with(own, seedOf(own) + STRIDE * seed)),
              layer.dropout()));
    }
    boolean ofItsOwn = network.layers().stream().anyMatch(l -> l.initialization().isPresent());
    Experiment seeded = experiment.with(with(experiment.initialization(), seed));
    return ofItsOwn
        ? seeded.with(
            new NetworkSpec(
                network.inputs(),
                layers,
                network.loss(),
                network.reduction(),
                network.lossWeights(),
                network.conventions()))
        : seeded;
  }

  private static long seedOf(Initializer initializer) {
    if (initializer instanceof Initializer.Uniform uniform) {
      return uniform.seed();
    } else if (initializer instanceof Initializer.Xavier xavier) {
      return xavier.seed();
    } else if (initializer instanceof Initializer.Normal normal) {
      return normal.seed();
    }
    return initializer instanceof Initializer.Scaled scaled ? scaled.seed() : 0;
  }

  private static Initializer with(Initializer initializer, long seed) {
    if (initializer instanceof Initializer.Uniform uniform) {
      return new Initializer.Uniform(uniform.low(), uniform.high(), seed);
    } else if (initializer instanceof Initializer.Xavier) {
      return new Initializer.Xavier(seed);
    } else if (initializer instanceof Initializer.Normal normal) {
      return new Initializer.Normal(normal.mean(), normal.deviation(), seed);
    } else if (initializer instanceof Initializer.Scaled scaled) {
      return new Initializer.Scaled(scaled.scheme(), seed);
    }
    return initializer;
  }
}
