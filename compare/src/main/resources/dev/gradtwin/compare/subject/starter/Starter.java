import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network in Java, to be checked by gradtwin, which asks it for one step after another.
 *
 * <pre>java -jar compare/target/compare.jar check --subject "java Starter.java"</pre>
 */
public class Starter {
  /** May declare "weightLayout" as "out-in", "gradient" as "mean", "direction" as "ascent". */
  static final Map<String, Object> READY = Map.of("ready", true, "name", "my network");

  /** Whatever has to outlive a step, such as a velocity: a new run finds it empty. */
  static final Map<String, double[][]> MEMORY = new HashMap<>();

  // ---- your network goes here -------------------------------------------------------------------
  //
  // One step. Given are the parameters p.get("0_W") [nIn][hidden] and p.get("1_W") [hidden][nOut]
  // (and p.get("0_b"), p.get("1_b"), each as one row, where the network has biases), the inputs
  // x [rows][nIn], the targets y [rows][nOut]. "gradients" must be answered, one for each parameter
  // and of its shape. What else is told is checked as well, and places a mistake better: "loss";
  // "z" and "activations", layer by layer; "deltas", dL/dz layer by layer; "parameters", after your
  // own update. The experiment is made of maps and lists: rate(experiment) is the learning rate.

  static Map<String, Object> gradients(
      Map<String, double[][]> p, double[][] x, double[][] y, Map<?, ?> experiment) {
    double[][] z0 = dot(x, p.get("0_W"));
    double[][] a0 = sigmoid(z0);
    double[][] z1 = dot(a0, p.get("1_W"));
    double[][] a1 = sigmoid(z1);

    double loss = 0;
    double[][] error = new double[y.length][y[0].length];
    for (int n = 0; n < y.length; n++) {
      for (int k = 0; k < y[n].length; k++) {
        error[n][k] = a1[n][k] - y[n][k];
        loss += error[n][k] * error[n][k] / 2;
      }
    }
    double[][] dz1 = slope(error, a1);
    double[][] dz0 = slope(dot(dz1, transposed(p.get("1_W"))), a0); // by the W that forward used
    return Map.of(
        "gradients", Map.of("0_W", dot(transposed(x), dz0), "1_W", dot(transposed(a0), dz1)),
        "loss", loss,
        "z", List.of(z0, z1),
        "activations", List.of(a0, a1));
  }

  /** [n][k] · [k][m] → [n][m]. */
  static double[][] dot(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int n = 0; n < a.length; n++) {
      for (int m = 0; m < b[0].length; m++) {
        for (int k = 0; k < b.length; k++) {
          c[n][m] += a[n][k] * b[k][m];
        }
      }
    }
    return c;
  }

  static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int n = 0; n < a.length; n++) {
      for (int k = 0; k < a[n].length; k++) {
        t[k][n] = a[n][k];
      }
    }
    return t;
  }

  static double[][] sigmoid(double[][] z) {
    double[][] a = new double[z.length][z[0].length];
    for (int n = 0; n < z.length; n++) {
      for (int k = 0; k < z[n].length; k++) {
        a[n][k] = 1 / (1 + Math.exp(-z[n][k]));
      }
    }
    return a;
  }

  /** dL/dz = dL/da · a (1 − a). */
  static double[][] slope(double[][] da, double[][] a) {
    double[][] dz = new double[a.length][a[0].length];
    for (int n = 0; n < a.length; n++) {
      for (int k = 0; k < a[n].length; k++) {
        dz[n][k] = da[n][k] * a[n][k] * (1 - a[n][k]);
      }
    }
    return dz;
  }

  static double rate(Map<?, ?> experiment) {
    Map<?, ?> training = (Map<?, ?>) experiment.get("training");
    return (Double) ((Map<?, ?>) training.get("updater")).get("learningRate");
  }

  // ---- the frame: one JSON object a line, as docs/subjects.md describes it ----------------------

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err); // so that printing in your network does no harm
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<?, ?> experiment = Map.of();
    Map<String, double[][]> p = Map.of();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<?, ?> message = (Map<?, ?>) new Json(line).value();
      Map<String, Object> answer = new LinkedHashMap<>();
      if (message.containsKey("close")) {
        break;
      } else if (message.containsKey("gradtwin")) {
        experiment = (Map<?, ?>) message.get("experiment");
        answer.putAll(READY);
      } else {
        long step = ((Double) message.get("step")).longValue();
        if (step == 0) {
          MEMORY.clear();
        }
        if (message.containsKey("parameters")) {
          p = tensors((Map<?, ?>) message.get("parameters"));
        }
        double[][] x = matrix(message.get("inputs"));
        double[][] y = matrix(message.get("targets"));
        answer.put("step", step);
        answer.putAll(gradients(p, x, y, experiment));
        if (answer.get("parameters") instanceof Map<?, ?> updated) {
          p = tensors(updated);
        }
      }
      out.print(Json.text(answer) + "\n");
      out.flush();
    }
  }

  static Map<String, double[][]> tensors(Map<?, ?> values) {
    Map<String, double[][]> tensors = new HashMap<>();
    values.forEach((name, value) -> tensors.put((String) name, matrix(value)));
    return tensors;
  }

  /** Rows of numbers; numbers alone are one row. */
  static double[][] matrix(Object value) {
    if (value instanceof double[][] matrix) {
      return matrix;
    }
    List<?> rows = (List<?>) value;
    return rows.get(0) instanceof List
        ? rows.stream().map(row -> matrix(row)[0]).toArray(double[][]::new)
        : new double[][] {rows.stream().mapToDouble(number -> (Double) number).toArray()};
  }

  /** Reads JSON as Map, List, String, Double, Boolean and null; writes these and double[][]. */
  static class Json {
    final String text;
    int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      switch (next()) {
        case '{':
          Map<String, Object> object = new LinkedHashMap<>();
          for (at++; next() != '}'; at += next() == ',' ? 1 : 0) {
            String key = string();
            next();
            at++; // the colon
            object.put(key, value());
          }
          at++;
          return object;
        case '[':
          List<Object> list = new ArrayList<>();
          for (at++; next() != ']'; at += next() == ',' ? 1 : 0) {
            list.add(value());
          }
          at++;
          return list;
        case '"':
          return string();
        default:
          int from = at;
          while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
          }
          String word = text.substring(from, at);
          return switch (word) {
            case "true", "false" -> word.equals("true");
            case "null" -> null;
            default -> Double.valueOf(word);
          };
      }
    }

    char next() {
      while (text.charAt(at) == ' ') {
        at++;
      }
      return text.charAt(at);
    }

    String string() {
      StringBuilder string = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          c = text.charAt(++at);
          if (c == 'u') {
            c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
            at += 4;
          }
        }
        string.append(c);
      }
      at++;
      return string.toString();
    }

    static String text(Object value) {
      if (value instanceof Map<?, ?> map) {
        return map.entrySet().stream()
            .map(field -> text(field.getKey()) + ": " + text(field.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
      }
      if (value instanceof List<?> list) {
        return list.stream().map(Json::text).collect(Collectors.joining(", ", "[", "]"));
      }
      if (value instanceof double[][] matrix) {
        return Arrays.deepToString(matrix); // Double.toString restores every double
      }
      return value instanceof String s
          ? '"' + s.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
          : String.valueOf(value);
    }
  }
}
