package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Experiments that are simpler than a given one, the largest steps first. */
final class Simplification {
  private final Experiment e;
  private final List<Supplier<Experiment>> simpler = new ArrayList<>();

  private Simplification(Experiment e) {
    this.e = e;
  }

  static List<Supplier<Experiment>> of(Experiment e) {
    Simplification all = new Simplification(e);
    all.training();
    all.rows();
    all.layers();
    all.widths();
    all.numbers();
    return all.simpler;
  }

  private void training() {
    TrainingSpec t = e.training();
    UpdaterSpec plain = new UpdaterSpec.Sgd(t.updater().learningRate());
    simpler.add(() -> e.with(t.with(1)));
    simpler.add(() -> e.with(copy(t, plain, OptionalInt.empty(), t.schedule().isEmpty())));
    simpler.add(() -> e.with(copy(t, plain, OptionalInt.empty(), false)));
    simpler.add(() -> e.with(copy(t, t.updater(), OptionalInt.empty(), true)));
    simpler.add(() -> e.with(copy(t, t.updater(), t.batchSize(), false)));
    simpler.add(() -> e.with(t.with(Regularization.NONE)));
    simpler.add(() -> e.with(t.with(GradientNormalization.NONE)));
    if (e.precision() == Precision.FLOAT32) {
      simpler.add(() -> e.with(Precision.FLOAT64));
    }
    NetworkSpec n = e.network();
    simpler.add(
        () ->
            e.with(
                new NetworkSpec(
                    n.inputs(), n.layers(), n.loss(), Reduction.SUM, List.of(), n.conventions())));
  }

  private static TrainingSpec copy(
      TrainingSpec t, UpdaterSpec updater, OptionalInt batchSize, boolean schedule) {
    return new TrainingSpec(
        updater,
        t.epochs(),
        batchSize,
        OptionalLong.empty(),
        schedule ? t.schedule() : Optional.empty(),
        t.regularization(),
        t.normalization());
  }

  private void rows() {
    int rows = e.data().rows();
    if (e.data().mask().length > 0) {
      simpler.add(
          () -> replaced(new Dataset(e.data().inputs(), e.data().targets()), e.network(), theta()));
    }
    for (int n = 0; rows > 1 && n < rows; n++) {
      int kept = n;
      simpler.add(() -> onlyRows(new int[] {kept}));
    }
    for (int n = 0; rows > 2 && n < rows; n++) {
      int left = n;
      simpler.add(() -> onlyRows(IntStream.range(0, rows).filter(k -> k != left).toArray()));
    }
  }

  private Experiment onlyRows(int... kept) {
    Dataset d = e.data();
    double[][] x = Arrays.stream(kept).mapToObj(n -> d.inputs()[n]).toArray(double[][]::new);
    double[][] y = Arrays.stream(kept).mapToObj(n -> d.targets()[n]).toArray(double[][]::new);
    double[] mask =
        d.mask().length == 0
            ? d.mask()
            : Arrays.stream(kept).mapToDouble(n -> d.mask()[n]).toArray();
    NetworkSpec plain = e.network().with(withoutDropout());
    int batch = Math.min(e.training().batchSize().orElse(kept.length), kept.length);
    TrainingSpec t = e.training();
    Experiment fewer =
        new Experiment(
            e.name(),
            new Dataset(x, y, mask),
            plain,
            e.initialization(),
            copy(t, t.updater(), OptionalInt.of(batch), true),
            e.convergence(),
            e.precision());
    return fewer;
  }

  private List<LayerSpec> withoutDropout() {
    return e.network().layers().stream()
        .map(
            l ->
                new LayerSpec(
                    l.units(),
                    l.activation(),
                    l.bias(),
                    l.alpha(),
                    l.initialization(),
                    Optional.empty()))
        .toList();
  }

  private void layers() {
    List<LayerSpec> layers = e.network().layers();
    simpler.add(() -> e.with(e.network().with(withoutDropout())));
    for (int k = 0; k < layers.size(); k++) {
      int layer = k;
      if (layers.size() > 1) {
        simpler.add(() -> withoutLayer(layer));
      }
      simpler.add(() -> withLayer(layer, layers.get(layer).with(Activation.IDENTITY)));
      LayerSpec l = layers.get(layer);
      simpler.add(
          () ->
              withLayer(
                  layer,
                  new LayerSpec(
                      l.units(), l.activation(), false, l.alpha(), Optional.empty(), l.dropout())));
    }
  }

  /** Without a layer, and with new parameters: the others no longer fit. */
  private Experiment withoutLayer(int layer) {
    List<LayerSpec> fewer = new ArrayList<>(withoutDropout());
    int outputs = fewer.get(fewer.size() - 1).units();
    fewer.remove(layer);
    LayerSpec last = fewer.get(fewer.size() - 1);
    fewer.set(
        fewer.size() - 1,
        new LayerSpec(
            outputs,
            last.activation(),
            last.bias(),
            last.alpha(),
            Optional.empty(),
            Optional.empty()));
    return replaced(e.data(), e.network().with(fewer), redrawn());
  }

  private Initializer redrawn() {
    boolean explicit = e.initialization() instanceof Initializer.Explicit;
    return explicit ? new Initializer.Uniform(-1, 1, 1) : e.initialization();
  }

  private Experiment withLayer(int layer, LayerSpec other) {
    List<LayerSpec> layers = new ArrayList<>(e.network().layers());
    layers.set(layer, other);
    return replaced(e.data(), e.network().with(layers), redrawn());
  }

  private void widths() {
    List<LayerSpec> layers = e.network().layers();
    for (int k = 0; k < layers.size(); k++) {
      int layer = k;
      LayerSpec l = layers.get(k);
      if (l.units() > 1) {
        simpler.add(() -> narrower(layer, 1));
        simpler.add(() -> narrower(layer, l.units() - 1));
      }
    }
    if (e.network().inputs() > 1) {
      simpler.add(
          () -> {
            double[][] x =
                Arrays.stream(e.data().inputs())
                    .map(row -> Arrays.copyOf(row, row.length - 1))
                    .toArray(double[][]::new);
            Dataset data = new Dataset(x, e.data().targets(), e.data().mask());
            NetworkSpec n = e.network();
            NetworkSpec network =
                new NetworkSpec(
                    n.inputs() - 1,
                    withoutDropout(),
                    n.loss(),
                    n.reduction(),
                    n.lossWeights(),
                    n.conventions());
            return replaced(data, network, redrawn());
          });
    }
  }

  private Experiment narrower(int layer, int units) {
    List<LayerSpec> layers = new ArrayList<>(withoutDropout());
    LayerSpec l = layers.get(layer);
    layers.set(
        layer,
        new LayerSpec(
            units, l.activation(), l.bias(), l.alpha(), Optional.empty(), Optional.empty()));
    boolean output = layer == layers.size() - 1;
    double[][] y =
        Arrays.stream(e.data().targets())
            .map(row -> output ? Arrays.copyOf(row, units) : row)
            .toArray(double[][]::new);
    NetworkSpec n = e.network();
    List<Double> weights =
        n.lossWeights().isEmpty() || !output ? n.lossWeights() : n.lossWeights().subList(0, units);
    NetworkSpec network =
        new NetworkSpec(n.inputs(), layers, n.loss(), n.reduction(), weights, n.conventions());
    return replaced(new Dataset(e.data().inputs(), y, e.data().mask()), network, redrawn());
  }

  /** Rounder inputs, targets and parameters, which are written out. */
  private void numbers() {
    for (int digits : new int[] {0, 1}) {
      simpler.add(
          () ->
              replaced(
                  new Dataset(
                      rounded(e.data().inputs(), digits), e.data().targets(), e.data().mask()),
                  e.network(),
                  theta()));
      simpler.add(() -> replaced(e.data(), e.network(), rounded(digits)));
      simpler.add(
          () ->
              replaced(
                  new Dataset(
                      e.data().inputs(), rounded(e.data().targets(), digits), e.data().mask()),
                  e.network(),
                  theta()));
    }
  }

  private Initializer theta() {
    return e.initialization();
  }

  private Initializer rounded(int digits) {
    Parameters theta = InitialParameters.draw(e);
    Map<String, double[][]> tensors = new TreeMap<>();
    theta
        .layout()
        .tensors()
        .forEach(t -> tensors.put(t.name(), rounded(theta.rows(t.name()), digits)));
    return new Initializer.Explicit(tensors);
  }

  /** Every number with so many digits after its first. */
  private static double[][] rounded(double[][] rows, int digits) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(x -> rounded(x, digits)).toArray())
        .toArray(double[][]::new);
  }

  private static double rounded(double x, int digits) {
    return x == 0 || !Double.isFinite(x)
        ? x
        : new BigDecimal(x).round(new MathContext(digits + 1)).doubleValue();
  }

  private Experiment replaced(Dataset data, NetworkSpec network, Initializer initializer) {
    return new Experiment(
        e.name(), data, network, initializer, e.training(), e.convergence(), e.precision());
  }
}
