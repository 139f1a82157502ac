package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.ExperimentWriter;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.fuzz.Finding;
import dev.gradtwin.compare.fuzz.FuzzReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the smallest experiment of each finding, and a test that shows it. */
final class FindingFiles {
  private FindingFiles() {}

  static void write(String folder, FuzzReport report) throws IOException {
    Path findings = Path.of(folder).resolve("findings");
    Files.createDirectories(findings);
    int number = 0;
    for (Finding finding : report.findings()) {
      number++;
      String name = String.format(Locale.ROOT, "Finding%03d", number);
      Path experiment = findings.resolve(name + ".json");
      try (OutputFile file = OutputFile.open(experiment.toString())) {
        file.write(
            out -> {
              try (JsonGenerator json = Json.generator(out)) {
                ExperimentWriter.write(finding.smallest(), json);
                json.writeRaw('\n');
              }
            });
      }
      try (OutputFile file = OutputFile.open(findings.resolve(name + "Test.java").toString())) {
        file.write(out -> out.write(test(name, finding).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static String test(String name, Finding finding) {
    return """
        import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatTrainer;

        import dev.gradtwin.compare.file.ExperimentReader;
        import dev.gradtwin.handrolled.HandrolledNetwork;
        import dev.gradtwin.spec.Experiment;
        import org.junit.jupiter.api.Test;

        /** %s: %s. Fails as long as the two sides differ. */
        class %sTest {
          @Test
          void bothSidesAgree() {
            Experiment experiment = ExperimentReader.read("%s.json");
            assertThatTrainer(HandrolledNetwork::of).on(experiment).matchesDl4j();
          }
        }
        """
        .formatted(finding.outcome().words(), finding.cause(), name, name);
  }
}
