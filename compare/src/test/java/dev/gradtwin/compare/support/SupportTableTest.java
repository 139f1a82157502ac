package dev.gradtwin.compare.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.report.SupportText;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.Schedule;
import dev.gradtwin.spec.UpdaterSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what is supported is what the code does, and leaves nothing out. */
class SupportTableTest {
  @Test
  void isThePage() throws Exception {
    assertThat(Path.of("../docs/supported.md"))
        .as("`java -jar compare/target/compare.jar supported` prints the page")
        .content()
        .isEqualTo(String.join("\n", SupportText.lines(SupportTable.rows())) + "\n");
  }

  @Test
  void namesEveryKind() {
    covers("updater", UpdaterSpec.class, e -> e.training().updater());
    covers(
        "schedule of the learning rate",
        Schedule.class,
        e -> e.training().schedule().orElseThrow());
    covers("initialization", Initializer.class, Experiment::initialization);
  }

  private static void covers(String group, Class<?> kind, Function<Experiment, Object> of) {
    Stream<Class<?>> tried =
        SupportTable.groups().getOrDefault(group, List.of()).stream()
            .map(part -> of.apply(part.in(Conventions.TWIN)).getClass());
    assertThat(tried).contains(kind.getPermittedSubclasses());
  }
}
