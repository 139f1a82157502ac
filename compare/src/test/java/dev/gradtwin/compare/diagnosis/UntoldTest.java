package dev.gradtwin.compare.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Quantity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UntoldTest {
  @Test
  void table() {
    for (Set<Quantity> told :
        List.of(
            EnumSet.of(Quantity.GRADIENTS),
            EnumSet.of(Quantity.PARAMETERS),
            EnumSet.of(Quantity.GRADIENTS, Quantity.PARAMETERS),
            EnumSet.of(Quantity.GRADIENTS, Quantity.LOSS),
            EnumSet.of(Quantity.GRADIENTS, Quantity.LOSS, Quantity.ACTIVATIONS),
            EnumSet.of(Quantity.PARAMETERS, Quantity.DELTAS),
            EnumSet.complementOf(EnumSet.of(Quantity.DELTAS, Quantity.PARAMETERS)))) {
      for (Precision precision : Precision.values()) {
        for (Cause cause : Cause.values()) {
          if (cause != Cause.UNKNOWN) {
            Experiment e = DiagnosisTest.xor(precision, cause);
            long start = System.nanoTime();
            List<Finding> findings =
                new Diagnosis(e, new Hiding(e, List.of(cause), told)).findings();
            String names =
                findings.stream()
                    .map(
                        f ->
                            f.cause().code()
                                + "@"
                                + f.places()
                                + " "
                                + f.alternatives().stream()
                                    .map(Variation::words)
                                    .collect(Collectors.toList()))
                    .collect(Collectors.joining(" + "))
                    .replaceAll("Place.kind=|layer=", "");
            boolean right = findings.size() == 1 && findings.get(0).cause() == cause;
            System.out.printf(
                "T %s %s %s %s: %s %d ms%n",
                right ? (findings.get(0).alternatives().isEmpty() ? "ok  " : "ok A") : "DIFF",
                told,
                precision,
                cause.code(),
                names,
                (System.nanoTime() - start) / 1_000_000);
          }
        }
      }
    }
    assertThat(true).isTrue();
  }
}
