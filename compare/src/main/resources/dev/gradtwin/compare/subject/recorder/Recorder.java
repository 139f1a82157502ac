import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

// Records a run as a .jsonl or .jsonl.gz file, line by line as it happens, for gradtwin to check:
//
//   java -jar compare/target/compare.jar check --trace run.jsonl.gz experiment.json
//
// Tensors are named as in Map.of("0_W", w0, "0_b", b0, "1_W", w1): W is double[nIn][nOut], b is
// double[nOut].
public final class Recorder implements AutoCloseable {
  private final Writer out;
  private long step;

  // Before the first step.
  public Recorder(Path file, String name, Map<String, ?> parameters) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
    out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    out.write("{\"gradtwin\": 1, \"name\": \"" + name + "\", ");
    out.write("\"parameters\": " + json(parameters) + "}\n");
  }

  // After every step: "gradients" and the updated "parameters", each a map as above, and
  // whatever else there is: "loss"; "z", "activations", "deltas", each a list of one double[][]
  // [rows][units] for each layer.
  public void step(Map<String, ?> told) throws IOException {
    out.write("{\"step\": " + step++ + ", " + json(told).substring(1) + "\n");
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> "\"" + e.getKey() + "\": " + json(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Recorder::json).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof double[] numbers
        ? Arrays.toString(numbers)
        : value instanceof double[][] rows ? Arrays.deepToString(rows) : value.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
