package dev.gradtwin.compare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.cli.Gradtwin.Outcome;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.subject.npz.NpyBytes;
import dev.gradtwin.compare.subject.npz.ZipBytes;
import dev.gradtwin.compare.subject.npz.ZipBytes.Entry;
import dev.gradtwin.spec.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded runs, good ones and hostile ones, through the real command. */
@Tag("packaged")
class TraceTest {
  private static final Experiment FEW = Experiment.xor().withEpochs(12);

  private static String experiment;

  @TempDir private Path directory;

  @BeforeAll
  static void printExperiment(@TempDir Path anywhere) throws Exception {
    experiment =
        Gradtwin.in(anywhere)
            .withQuickStart()
            .run("xor", "--epochs", "12", "--print-experiment")
            .out();
  }

  @BeforeEach
  void writeExperiment() throws Exception {
    Files.writeString(directory.resolve("few.json"), experiment);
  }

  private Outcome gradtwin(String... args) throws Exception {
    return Gradtwin.in(directory).withQuickStart("-Xmx128m").run(args);
  }

  private static RecordedFiles correct() {
    return new RecordedFiles(FEW, PlantedNetwork::new, List.of());
  }

  private static RecordedFiles buggy() {
    return new RecordedFiles(
        FEW, PlantedNetwork::new, List.of(Cause.ACTIVATION_DERIVATIVE_MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.jsonl", "run.jsonl.gz", "run.npz"})
  void aCorrectRunMatches(String name) throws Exception {
    correct().write(directory.resolve(name));
    Outcome outcome = gradtwin("check", "few.json", "--trace", name, "--quiet");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("MATCH  both sides agree at every step");
    assertThat(outcome.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.jsonl", "run.jsonl.gz", "run.npz"})
  void aWrongRunIsDiagnosed(String name) throws Exception {
    buggy().write(directory.resolve(name));
    Outcome outcome = gradtwin("check", "few.json", "--trace", name, "--quiet");
    assertThat(outcome.out())
        .contains("MISMATCH  step 0 › 0_W gradient › [0,0]", "activation-derivative-missing");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aBaselineIsATraceAsWell() throws Exception {
    assertThat(gradtwin("record", "few.json", "-o", "b.jsonl").exitCode()).isZero();
    assertThat(gradtwin("check", "few.json", "--trace", "b.jsonl", "--quiet").exitCode()).isZero();
  }

  static Stream<Arguments> hostile() {
    byte[] w = NpyBytes.array(false, "(13, 2, 2)", new double[13 * 4]);
    byte[] v = NpyBytes.array(false, "(13, 2, 1)", new double[13 * 2]);
    byte[] good = npz(w, v);
    return Stream.of(
        refused("x.npz", "not a zip".getBytes(StandardCharsets.UTF_8), ".*npz.*"),
        refused("x.npz", Arrays.copyOf(good, good.length / 2), ".*"),
        refused("x.npz", npz(Arrays.copyOf(w, w.length - 8), v), ".*0_W.*"),
        refused("x.npz", npz(NpyBytes.joined(w, new byte[8]), v), ".*0_W.*"),
        refused("x.npz", npz("not an array".getBytes(StandardCharsets.UTF_8), v), ".*0_W.*"),
        refused("x.npz", npz(shape("(-1, 2, 2)"), v), ".*0_W.*"),
        refused("x.npz", npz(shape("(9223372036854775807, 2, 2)"), v), ".*0_W.*"),
        refused("x.npz", npz(shape("(4611686018427387904, 4, 4)"), v), ".*0_W.*"),
        refused("x.npz", npz(shape("(1000000000, 2, 2)"), v), ".*0_W.*"),
        refused("x.npz", npz(NpyBytes.of(NpyBytes.text("|O", false, "(13, 2, 2)")), v), ".*code.*"),
        refused(
            "x.npz",
            npz(NpyBytes.of(NpyBytes.text("<i8", false, "(13, 2, 2)"), new double[52]), v),
            ".*int64.*"),
        refused(
            "x.npz",
            ZipBytes.of(Entry.stored("../parameters/0_W.npy", w), Entry.stored("a.npy", v)),
            ".*\\.\\..*"),
        refused("x.npz", bomb(), ".*0_W.*"),
        refused(
            "x.npz",
            ZipBytes.of(Entry.stored("parameters/1_W.npy", v)),
            "no array `parameters/0_W`"),
        refused(
            "x.npz",
            npz(NpyBytes.array(false, "(13, 3, 2)", new double[78]), v),
            "parameters/0_W: expected the shape \\[13, 2, 2\\], found \\[13, 3, 2\\]"),
        refused("x.jsonl", new byte[0], "expected a trace, found an empty file"),
        refused("x.jsonl", text("{\"step\": 0"), "line 1: expected a line of JSON, found .*"),
        refused("x.jsonl", text("[1, 2]"), "line 1: expected a line of JSON, found .*"),
        refused("x.jsonl", text("\u0000\u0001\u0002"), "line 1: expected a line of JSON, found .*"),
        refused("x.jsonl", text("{\"gradtwin\": 2}"), "line 1: gradtwin: expected protocol .* 1.*"),
        refused("x.jsonl", text("{\"gradtwin\": 1}"), "expected steps, found none"),
        refused("x.jsonl", text("{\"step\": 0}"), "line 1: `before` missing.*"),
        refused("x.jsonl", new byte[50_000_000], "line 1: expected at most .* bytes, found more"),
        refused("x.jsonl.gz", text("no gzip"), "not compressed as .gz promises"),
        refused("x.jsonl.gz", Arrays.copyOf(zipped(), 60), "cannot be read .*"),
        refused("x.jsonl.gz", endless(), "line 1: expected at most .* bytes, found more"));
  }

  private static Arguments refused(String name, byte[] content, String problem) {
    return Arguments.of(problem, name, content);
  }

  private static byte[] text(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] npz(byte[] w, byte[] v) {
    return ZipBytes.of(
        Entry.stored("parameters/0_W.npy", w), Entry.stored("parameters/1_W.npy", v));
  }

  private static byte[] shape(String shape) {
    return NpyBytes.of(NpyBytes.text("<f8", false, shape), 1, 2, 3, 4);
  }

  /** Some 60 KB that claim to be 60 MB. */
  private static byte[] bomb() {
    byte[] zeros = new byte[60_000_000];
    byte[] header = NpyBytes.header(1, NpyBytes.text("<f8", false, "(1875000, 2, 2)"));
    return ZipBytes.of(
        Entry.deflated("parameters/0_W.npy", NpyBytes.joined(header, zeros)),
        Entry.stored("parameters/1_W.npy", new byte[0]));
  }

  private static byte[] zipped() {
    return gzip(
        "{\"gradtwin\": 1, \"name\": \"a name that is long enough to be cut\"}"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** A line without an end. */
  private static byte[] endless() {
    return gzip(new byte[50_000_000]);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("hostile")
  void aHostileFileIsRefusedInOneLine(String problem, String name, byte[] content)
      throws Exception {
    Files.write(directory.resolve(name), content);
    assertThat(
            Gradtwin.in(directory).withJvm("-Xmx64m").refusal("check", "few.json", "--trace", name))
        .matches("gradtwin: " + name + ": " + problem);
  }
}
