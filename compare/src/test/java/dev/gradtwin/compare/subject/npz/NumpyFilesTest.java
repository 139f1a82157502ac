package dev.gradtwin.compare.subject.npz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote, see {@code npz/generate.py}. */
class NumpyFilesTest {
  private static Path resource(String name) throws URISyntaxException {
    return Path.of(NumpyFilesTest.class.getResource("/npz/" + name).toURI());
  }

  private static JsonNode expected(String file) throws IOException, URISyntaxException {
    return JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build()
        .readTree(resource("expected.json").toFile())
        .get(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"savez.npz", "savez_compressed.npz", "versions.npz", "versions_compressed.npz"})
  void everyNumberIsNumpys(String file) throws IOException, URISyntaxException {
    JsonNode expected = expected(file);
    List<String> names = new ArrayList<>();
    expected.fieldNames().forEachRemaining(names::add);
    try (NpzFile npz = NpzFile.open(resource(file).toString())) {
      assertThat(npz.names()).containsExactlyElementsOf(names);
      for (String name : names) {
        try (NpzArray array = npz.array(name)) {
          JsonNode told = expected.get(name);
          List<Integer> shape = new ArrayList<>();
          told.get("shape").forEach(axis -> shape.add(axis.asInt()));
          assertThat(array.name()).isEqualTo(name);
          assertThat(array.shape()).as(name).isEqualTo(shape);
          assertThat(array.singlePrecision()).as(name).isEqualTo(told.get("single").asBoolean());
          double[] values = new double[told.get("values").size()];
          assertThat(array.slices() * array.sliceSize()).as(name).isEqualTo(values.length);
          for (int k = 0; k < array.slices(); k++) {
            array.next(values, k * array.sliceSize());
          }
          for (int k = 0; k < values.length; k++) {
            // A decimal restores its double, and for float32 the double that it was widened to.
            double number = told.get("values").get(k).doubleValue();
            assertThat(Double.doubleToLongBits(values[k]))
                .as("%s, element %d: %s is not %s", name, k, values[k], number)
                .isEqualTo(Double.doubleToLongBits(number));
          }
        }
      }
    }
  }
}
