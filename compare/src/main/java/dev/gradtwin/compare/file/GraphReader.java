package dev.gradtwin.compare.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.graph.GraphSpec;
import dev.gradtwin.spec.graph.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the file of a computational graph, as {@code docs/graph.md} describes it. */
public final class GraphReader {
  private final JsonCursor json;

  private GraphReader(JsonCursor json) {
    this.json = json;
  }

  /**
   * Reads a file.
   *
   * @param file its name
   * @return the graph
   * @throws InputException if it cannot be read or is no graph
   */
  public static GraphSpec read(String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      if (bytes.length > ExperimentReader.MAX_BYTES) {
        throw new InputException(
            file, "expected at most " + (ExperimentReader.MAX_BYTES >> 20) + " MiB, found more");
      }
      try (JsonParser parser = new JsonFactory().createParser(bytes)) {
        if (parser.nextToken() == null) {
          throw new InputException(file, "expected a graph, found an empty file");
        }
        GraphSpec graph = new GraphReader(new JsonCursor(parser)).graph();
        if (parser.nextToken() != null) {
          throw new InputException(
              file, "expected the end of the file after the graph, found more");
        }
        return graph;
      }
    } catch (SpecException e) {
      throw new InputException(file, e.getMessage());
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException(file, "no such file");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InputException(
          file,
          "not JSON"
              + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
              + ": "
              + Quoting.oneLine(e.getOriginalMessage().lines().findFirst().orElse(""), 160));
    } catch (IOException e) {
      throw new InputException(file, "cannot be read (" + Quoting.oneLine(e.toString(), 200) + ")");
    }
  }

  private GraphSpec graph() throws IOException {
    Fields fields =
        json.object(
            "",
            new FieldReaders()
                .with("name", json::text)
                .with("inputs", at -> json.map(at, json::numberOrMatrix))
                .with("nodes", at -> json.list(at, GraphSpec.MOST_NODES, this::node)));
    Map<String, double[][]> inputs = new LinkedHashMap<>();
    Map<?, ?> given = fields.required("inputs", Map.class);
    given.forEach((name, rows) -> inputs.put((String) name, (double[][]) rows));
    List<?> nodes = fields.required("nodes", List.class);
    return new GraphSpec(
        fields.required("name", String.class),
        inputs,
        nodes.stream().map(GraphSpec.Node.class::cast).toList());
  }

  private GraphSpec.Node node(String path) throws IOException {
    Fields fields =
        json.object(
            path,
            new FieldReaders()
                .with("name", json::text)
                .with("op", at -> json.constant(at, Operation.values()))
                .with("of", at -> json.list(at, 3, json::text)));
    List<?> of = fields.required("of", List.class);
    return new GraphSpec.Node(
        fields.required("name", String.class),
        fields.required("op", Operation.class),
        of.stream().map(String.class::cast).toList());
  }
}
