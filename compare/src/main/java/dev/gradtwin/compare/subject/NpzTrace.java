package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.npz.NpzArray;
import dev.gradtwin.compare.subject.npz.NpzFile;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A trace as NumPy's {@code savez} writes it: one array for each tensor, whose first axis is the
 * step. Of parameters there is one more than steps: those before the first.
 */
final class NpzTrace implements TraceSource {
  private final String file;
  private final Experiment experiment;
  private final Conventions conventions;
  private final NpzFile npz;
  private final ParameterLayout layout;
  private final List<NpzArray> parameters;
  private final Optional<List<NpzArray>> gradients;
  private final Optional<List<NpzArray>> z;
  private final Optional<List<NpzArray>> a;
  private final Optional<List<NpzArray>> dz;
  private final Optional<NpzArray> loss;
  private final Parameters initial;
  private final double[] slice;
  private final int steps;
  private int next;

  private NpzTrace(String file, NpzFile npz, Experiment experiment, Conventions conventions) {
    this.file = file;
    this.npz = npz;
    this.experiment = experiment;
    this.conventions = conventions;
    layout = ParameterLayout.of(experiment.network());
    slice = new double[layout.tensors().stream().mapToInt(Tensor::size).max().orElse(0)];
    requireKnown();
    steps = steps();
    parameters = tensors("parameters", steps + 1).orElseThrow(() -> missing("parameters"));
    gradients = tensors("gradients", steps);
    z = layers("z");
    a = layers("activations");
    dz = layers("deltas");
    loss = npz.names().contains("loss") ? Optional.of(array("loss", steps)) : Optional.empty();
    initial = Parameters.zeros(layout);
    read(parameters, initial, false);
  }

  /**
   * Opens a trace.
   *
   * @param conventions how it tells its numbers
   * @throws InputException if it cannot be read, or is no trace of this experiment
   */
  static NpzTrace open(String file, Experiment experiment, Conventions conventions) {
    NpzFile npz = NpzFile.open(file);
    try {
      return new NpzTrace(file, npz, experiment, conventions);
    } catch (InputException e) {
      npz.close();
      throw e;
    }
  }

  private void requireKnown() {
    List<String> known = new ArrayList<>(List.of("loss"));
    for (Tensor tensor : layout.tensors()) {
      known.add("parameters/" + tensor.name());
      known.add("gradients/" + tensor.name());
    }
    for (int k = 0; k < experiment.network().layers().size(); k++) {
      known.addAll(List.of("z/" + k, "activations/" + k, "deltas/" + k));
    }
    for (String name : npz.names()) {
      if (!known.contains(name)) {
        throw new InputException(
            file,
            "unknown array `" + Quoting.oneLine(name, 60) + "`" + Names.suggestion(name, known));
      }
    }
  }

  private int steps() {
    String first = "parameters/" + layout.tensors().get(0).name();
    if (!npz.names().contains(first)) {
      throw missing("parameters");
    }
    int found;
    try (NpzArray array = npz.array(first)) {
      found = array.slices() - 1;
    }
    if (found < 1 || found > experiment.steps()) {
      String most = experiment.steps() == 1 ? "2" : "2 to " + (experiment.steps() + 1);
      throw new InputException(
          file,
          first
              + ": expected "
              + most
              + " along the first axis, one more than steps, found "
              + (found + 1));
    }
    return found;
  }

  private InputException missing(String what) {
    return new InputException(
        file, "no array `" + what + "/" + layout.tensors().get(0).name() + "`");
  }

  /** The arrays of all tensors; empty if there is none of them. */
  private Optional<List<NpzArray>> tensors(String what, int slices) {
    List<String> names = layout.tensors().stream().map(t -> what + "/" + t.name()).toList();
    if (names.stream().noneMatch(npz.names()::contains)) {
      return Optional.empty();
    }
    List<NpzArray> arrays = new ArrayList<>();
    for (Tensor t : layout.tensors()) {
      boolean outIn = conventions.outIn();
      int[] shape =
          t.bias()
              ? new int[] {slices, t.columns()}
              : new int[] {slices, outIn ? t.columns() : t.rows(), outIn ? t.rows() : t.columns()};
      arrays.add(array(what + "/" + t.name(), shape));
    }
    return Optional.of(arrays);
  }

  private Optional<List<NpzArray>> layers(String what) {
    int layers = experiment.network().layers().size();
    if (!npz.names().contains(what + "/0") && !npz.names().contains(what + "/" + (layers - 1))) {
      return Optional.empty();
    }
    List<NpzArray> arrays = new ArrayList<>();
    for (int k = 0; k < layers; k++) {
      int units = experiment.network().layers().get(k).units();
      arrays.add(array(what + "/" + k, steps, experiment.batchSize(), units));
    }
    return Optional.of(arrays);
  }

  private NpzArray array(String name, int... expected) {
    NpzArray array = npz.array(name);
    List<Integer> shape = new ArrayList<>();
    for (int axis : expected) {
      shape.add(axis);
    }
    if (!array.shape().equals(shape)) {
      String hint = transposedFits(array.shape(), shape) ? "; is --weight-layout meant?" : "";
      throw new InputException(
          file, name + ": expected the shape " + shape + ", found " + array.shape() + hint);
    }
    return array;
  }

  private static boolean transposedFits(List<Integer> found, List<Integer> expected) {
    return expected.size() == 3
        && found.equals(List.of(expected.get(0), expected.get(2), expected.get(1)));
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public Conventions conventions() {
    return conventions;
  }

  @Override
  public Optional<Parameters> initial() {
    return Optional.of(initial);
  }

  @Override
  public @Nullable RecordedStep next() {
    if (next == steps) {
      return null;
    }
    StepTrace told = new StepTrace(experiment.network());
    told.begin(experiment.batchSize());
    read(parameters, told.parameters(), false);
    gradients.ifPresent(arrays -> read(arrays, told.gradients(), conventions.ascent()));
    loss.ifPresent(array -> told.loss(number(array)));
    read(z, told::z, false);
    read(a, told::a, false);
    read(dz, told::dz, conventions.ascent());
    told.tells(Quantity.GRADIENTS, gradients.isPresent());
    told.tells(Quantity.LOSS, loss.isPresent());
    told.tells(Quantity.PRE_ACTIVATIONS, z.isPresent());
    told.tells(Quantity.ACTIVATIONS, a.isPresent());
    told.tells(Quantity.DELTAS, dz.isPresent());
    return new RecordedStep(next++, null, null, told);
  }

  private static double number(NpzArray array) {
    double[] one = new double[1];
    array.next(one, 0);
    return one[0];
  }

  private void read(List<NpzArray> arrays, Parameters into, boolean negate) {
    for (int k = 0; k < arrays.size(); k++) {
      Tensor t = layout.tensors().get(k);
      arrays.get(k).next(slice, 0);
      for (int i = 0; i < t.rows(); i++) {
        for (int j = 0; j < t.columns(); j++) {
          boolean transposed = conventions.outIn() && !t.bias();
          double value = slice[transposed ? j * t.rows() + i : i * t.columns() + j];
          into.values()[t.offset() + i * t.columns() + j] = negate ? -value : value;
        }
      }
    }
  }

  private void read(Optional<List<NpzArray>> arrays, IntFunction<double[]> into, boolean negate) {
    for (int k = 0; arrays.isPresent() && k < arrays.get().size(); k++) {
      double[] values = into.apply(k);
      arrays.get().get(k).next(values, 0);
      for (int n = 0; negate && n < values.length; n++) {
        values[n] = -values[n];
      }
    }
  }

  @Override
  public String place() {
    return "step " + (next - 1);
  }

  @Override
  public void close() {
    npz.close();
  }
}
