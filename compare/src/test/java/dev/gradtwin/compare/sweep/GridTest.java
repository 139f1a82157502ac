package dev.gradtwin.compare.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Schedule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
  private static List<Combination> grid(String... variations) {
    return Grid.of(Experiment.xor(), Arrays.stream(variations).map(Variation::of).toList());
  }

  @Test
  void variesNothingButTheFields() {
    assertThat(grid()).singleElement().returns(Experiment.xor(), Combination::experiment);
    List<Combination> grid =
        grid(
            "training.epochs=5,20000", "network.layers[*].bias=true,false", "training.batchSize=4");
    assertThat(grid)
        .extracting(Combination::values)
        .containsExactly(
            List.of("5", "true", "4"),
            List.of("5", "false", "4"),
            List.of("20000", "true", "4"),
            List.of("20000", "false", "4"));
    Experiment first = grid.get(0).experiment();
    assertThat(first.training().epochs()).isEqualTo(5);
    assertThat(first.training().batchSize()).hasValue(4); // a field that the file left out
    assertThat(first.network().layers()).allMatch(LayerSpec::bias);
    assertThat(grid("training.epochs=20000").get(0).experiment()).isEqualTo(Experiment.xor());
    assertThat(grid("network.layers[1].bias=true").get(0).experiment().network().layers())
        .extracting(LayerSpec::bias)
        .containsExactly(false, true);
  }

  @Test
  void takesTextsAndObjects() {
    List<Combination> grid =
        grid(
            "precision=float32,\"float64\"",
            "training.schedule={\"type\":\"step\",\"by\":\"epoch\",\"decayRate\":0.5,\"step\":9}");
    assertThat(grid).hasSize(2);
    assertThat(grid.get(1).experiment().training().schedule())
        .hasValueSatisfying(s -> assertThat(s.by()).isEqualTo(Schedule.By.EPOCH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.updater.learningRat=1 | learningRat: unknown field: did you mean `learningRate`?",
        "trainin.epochs=1 | --vary trainin.epochs: trainin: unknown field: did you mean `training`?",
        "network.layers[2].bias=true | network.layers[2]: no such element; there are 2",
        "network.layers.bias=true | network.layers: not an object",
        "training[0]=1 | training: not an array",
        "training.updater.learningRate=0.1,fast | =fast: training.updater.learningRate: expected a",
        "training.epochs=0 | training.epochs: expected",
        "training..epochs=1 | training..epochs: expected a path such as",
        "training.epochs | --vary: expected PATH=VALUE,VALUE",
        "training.epochs= | --vary: expected PATH=VALUE,VALUE",
        "initialization.seed=1,2 | --vary: initialization.seed: the seeds are varied by --seeds",
        "initialization={\"scheme\":\"constant\",\"value\":1} | initialization: has no seed"
      })
  void saysWhatIsWrongWithAVariation(String variation, String problem) {
    assertThatThrownBy(() -> grid(variation)).hasMessageContaining(problem);
  }

  @Test
  void refusesTheSameFieldTwiceAndGridsWithoutEnd() {
    assertThatThrownBy(() -> grid("training.epochs=1", "training.epochs=2"))
        .hasMessage("--vary: a field is varied twice");
    String many = "1" + ",1".repeat(99);
    assertThatThrownBy(() -> grid("training.epochs=" + many, "training.batchSize=" + many))
        .hasMessage("--vary: expected at most 1000 combinations, found more");
  }

  @Test
  void aSeedReachesLayersWithInitializationsOfTheirOwn() {
    Experiment experiment =
        grid("network.layers[1].initialization={\"scheme\":\"he-normal\",\"seed\":5}")
            .get(0)
            .experiment();
    Experiment seeded = Seeds.of(experiment, 3);
    assertThat(seeded.initialization()).isEqualTo(new Initializer.Uniform(0, 1, 3));
    assertThat(seeded.network().layers().get(1).initialization())
        .hasValue(new Initializer.Scaled(Initializer.Scheme.HE_NORMAL, 5 + 3 * Seeds.STRIDE));
    assertThat(Seeds.of(Experiment.xor(), 7)).isEqualTo(Experiment.xor());
  }
}
