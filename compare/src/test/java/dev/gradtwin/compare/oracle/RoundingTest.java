package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundingTest {
  @ParameterizedTest
  @EnumSource
  void knowsTheUnitRoundoffOfItsPrecision(Precision precision) {
    double u = precision.unitRoundoff();
    assertThat(precision.round(1 + 2 * u)).as("the next number after 1").isEqualTo(1 + 2 * u);
    assertThat(precision.round(1 + u)).as("half way, to even").isEqualTo(1);
    assertThat(precision.round(precision.smallestNormal())).isEqualTo(precision.smallestNormal());
  }

  @Test
  void saysNothingOfASumWithMoreTermsThanTheRoundoffAllows() {
    Rounding rounding = Rounding.of(Precision.FLOAT32);
    assertThat(rounding.gamma(1 << 23)).isEqualTo(1);
    assertThat(rounding.gamma(1 << 24)).isInfinite();
    assertThat(rounding.gamma(1 << 25)).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({"SIGMOID, 5", "TANH, 8"})
  void knowsASaturatedActivationHoweverUncertainItsPreActivation(Activation f, double roundings) {
    Rounding rounding = Rounding.of(Precision.FLOAT32);
    assertThat(
            new ActivationBound(new LayerSpec(1, f, false), Conventions.TWIN, rounding)
                .error(1e9, 1, 1e4))
        .isLessThan(roundings * rounding.u());
  }
}
