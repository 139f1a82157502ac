package dev.gradtwin.compare.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradtwin.compare.file.FieldReaders;
import dev.gradtwin.compare.file.Fields;
import dev.gradtwin.compare.file.JsonCursor;
import dev.gradtwin.compare.file.TensorCursor;
import dev.gradtwin.compare.subject.AnswerReader.RowCount;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** One line in the course of being read. */
final class AnswerLine {
  /** The fields that tell something, in the order of cause, and what they tell. */
  static final Map<String, Quantity> QUANTITIES =
      Map.of(
          "z", Quantity.PRE_ACTIVATIONS,
          "activations", Quantity.ACTIVATIONS,
          "loss", Quantity.LOSS,
          "deltas", Quantity.DELTAS,
          "gradients", Quantity.GRADIENTS,
          "parameters", Quantity.PARAMETERS);

  private final JsonParser parser;
  private final NetworkSpec network;
  private final boolean outIn;
  private final boolean recorded;
  private final JsonCursor json;
  private final TensorCursor tensors;
  private int rows;

  /**
   * @param parser stands on the start of the object
   * @param outIn whether W is told as [nOut, nIn]
   * @param recorded whether what was asked may be told as well
   */
  AnswerLine(JsonParser parser, NetworkSpec network, boolean outIn, boolean recorded) {
    this.parser = parser;
    this.network = network;
    this.outIn = outIn;
    this.recorded = recorded;
    json = new JsonCursor(parser);
    tensors = new TensorCursor(parser);
  }

  /**
   * Reads it.
   *
   * @param rowCount the examples of the step, where it does not tell them itself
   */
  void read(RowCount rowCount, Answer into) throws IOException {
    rows = rowCount.of(OptionalLong.empty());
    StepTrace trace = into.trace;
    trace.begin(rows);
    into.step = OptionalLong.empty();
    FieldReaders known =
        new FieldReaders()
            .with("step", at -> step(at, rowCount, into))
            .with("gradients", at -> parameters(at, trace.gradients()))
            .with("loss", at -> tensors.number(at))
            .with("z", at -> layers(at, trace::z))
            .with("activations", at -> layers(at, trace::a))
            .with("deltas", at -> layers(at, trace::dz))
            .with("parameters", at -> parameters(at, trace.parameters()))
            .with("error", json::text);
    if (recorded) {
      known
          .with("before", at -> parameters(at, into.before))
          .with("inputs", at -> examples(at, network.inputs(), trace))
          .with("targets", at -> examples(at, network.outputs(), trace));
    }
    Fields fields = json.object("", known);
    requireNoError(fields);
    fields.optional("loss", Double.class).ifPresent(trace::loss);
    QUANTITIES.forEach((name, quantity) -> trace.tells(quantity, has(fields, name)));
    into.tellsBefore = has(fields, "before");
    into.batch = null;
    if (has(fields, "inputs") || has(fields, "targets")) {
      double[] inputs = fields.required("inputs", double[].class);
      double[] targets = fields.required("targets", double[].class);
      into.batch = new Batch(rows, inputs, targets);
    }
  }

  private Object step(String path, RowCount rowCount, Answer into) throws IOException {
    into.step = OptionalLong.of(json.wholeNumber(path));
    rows = rowCount.of(into.step);
    into.trace.begin(rows);
    return true;
  }

  /** Throws what a subject tells instead of an answer. */
  static void requireNoError(Fields fields) {
    Optional<String> error = fields.optional("error", String.class);
    if (error.isPresent()) {
      throw SpecException.because("", "it says: " + Quoting.oneLine(error.get(), 300));
    }
  }

  private static boolean has(Fields fields, String name) {
    return fields.optional(name, Object.class).isPresent();
  }

  /** An object of all tensors. */
  Parameters parameters(String path, Parameters into) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw SpecException.of(path, "an object of " + names(into), "something else");
    }
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = path + "." + Quoting.oneLine(name, 40);
      Tensor tensor = tensor(name, into, path);
      if (!seen.add(name)) {
        throw SpecException.because(field, "given twice");
      }
      parser.nextToken();
      tensor(field, tensor, into.values());
    }
    for (Tensor tensor : into.layout().tensors()) {
      if (!seen.contains(tensor.name())) {
        throw SpecException.because(path + "." + tensor.name(), "missing");
      }
    }
    return into;
  }

  private static Tensor tensor(String name, Parameters of, String path) {
    List<String> names = of.layout().tensors().stream().map(Tensor::name).toList();
    if (!names.contains(name)) {
      throw SpecException.because(
          path,
          "the network has no tensor `"
              + Quoting.oneLine(name, 40)
              + "`"
              + Names.suggestion(name, names));
    }
    return of.layout().tensor(name);
  }

  private static String names(Parameters parameters) {
    return parameters.layout().tensors().stream()
        .map(Tensor::name)
        .collect(Collectors.joining(", "));
  }

  private void tensor(String path, Tensor t, double[] into) throws IOException {
    if (t.bias()) {
      bias(path, t, into);
    } else if (outIn) {
      tensors.transposed(path, t.rows(), t.columns(), into, t.offset());
    } else {
      tensors.matrix(path, t.rows(), t.columns(), into, t.offset());
    }
  }

  /**
   * A list of numbers, or one row of them; a gradient of one row for each example was not summed,
   * which its first row shows as well.
   */
  private void bias(String path, Tensor t, double[] into) throws IOException {
    int lists = tensors.vectors(path, t.columns(), into, t.offset());
    boolean unsummed = path.startsWith("gradients") && lists == rows;
    if (lists != 1 && !unsummed) {
      throw SpecException.of(path, "one list of numbers", lists + " lists");
    }
  }

  private Object layers(String path, IntFunction<double[]> into) throws IOException {
    int count = network.layers().size();
    String expected = count == 1 ? "a list of 1 layer" : "a list of " + count + " layers";
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw SpecException.of(path, expected, "something else");
    }
    int found = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (found < count) {
        int units = network.layers().get(found).units();
        tensors.matrix(path + "[" + found + "]", rows, units, into.apply(found), 0);
      } else {
        parser.skipChildren();
      }
      found++;
    }
    if (found != count) {
      throw SpecException.of(path, expected, Integer.toString(found));
    }
    return true;
  }

  /** The examples that a step took, which decide how many rows its other tensors have. */
  private double[] examples(String path, int width, StepTrace trace) throws IOException {
    double[][] given = json.matrix(path);
    for (int n = 0; n < given.length; n++) {
      if (given[n].length != width) {
        throw SpecException.of(path + "[" + n + "]", width + " numbers", given[n].length);
      }
    }
    if (given.length == 0) {
      throw SpecException.of(path, "at least 1 row", 0);
    }
    if (rows != given.length) {
      rows = given.length;
      trace.begin(rows);
    }
    return Arrays.stream(given).flatMapToDouble(Arrays::stream).toArray();
  }
}
