package dev.gradtwin.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Parameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A trajectory that the NumPy program in {@code numpy/generate.py} wrote. */
final class NumpyCase {
  private static final List<String> NAMES =
      List.of(
          "xor-tutorial",
          "xor-bias",
          "xor-wide",
          "unequal-widths-multi-output",
          "deep",
          "mini-batched",
          "mini-batched-sum");

  final String name;
  final Experiment experiment;
  final Map<Integer, Parameters> trajectory = new TreeMap<>();
  final double[][] outputs;
  final double loss;

  private NumpyCase(String name) {
    this.name = name;
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = NumpyCase.class.getResourceAsStream("/numpy/" + name + ".json")) {
      JsonNode root = mapper.readTree(in);
      byte[] file = mapper.writeValueAsBytes(root.get("experiment"));
      experiment = ExperimentReader.read(name, new ByteArrayInputStream(file));
      for (JsonNode point : root.get("trajectory")) {
        trajectory.put(point.get("epoch").asInt(), parameters(point.get("parameters")));
      }
      outputs = mapper.treeToValue(root.get("outputs"), double[][].class);
      loss = root.get("loss").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<NumpyCase> all() {
    return NAMES.stream().map(NumpyCase::new);
  }

  private Parameters parameters(JsonNode node) {
    Parameters parameters = Parameters.zeros(ParameterLayout.of(experiment.network()));
    for (Tensor t : parameters.layout().tensors()) {
      JsonNode rows = node.get(t.name());
      for (int k = 0; k < t.size(); k++) {
        JsonNode element = t.bias() ? rows.get(k) : rows.get(k / t.columns()).get(k % t.columns());
        parameters.values()[t.offset() + k] = element.asDouble();
      }
    }
    return parameters;
  }

  @Override
  public String toString() {
    return name;
  }
}
