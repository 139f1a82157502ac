package dev.gradtwin.compare.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every finding of the page has an experiment that shows it, and a title that reports use. */
class FindingsPageTest {
  @ParameterizedTest
  @EnumSource
  void itsExperimentShowsIt(KnownFinding finding) throws Exception {
    Path docs = Path.of("../docs");
    String file = "findings/" + Names.of(finding) + ".json";
    assertThat(Files.readString(docs.resolve("findings.md")))
        .contains("## " + finding.title(), "](" + file + ")");
    Experiment experiment = ExperimentReader.read(docs.resolve(file).toString());
    Verdict verdict = new Judge(Fuzzer.DL4J).judge(experiment);
    assertThat(verdict.outcome()).isIn(Outcome.DL4J_WRONG, Outcome.REFUSED);
    assertThat(KnownFinding.of(verdict.outcome(), experiment, verdict)).contains(finding);
  }
}
