package dev.gradtwin.compare.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes the twin fast changes no bit of what it computes. */
class TwinSettingsTest {
  private static final List<String> PLAIN =
      List.of(
          "-Dshapeinfoprovider=org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=8g");

  @Test
  void theyChangeNoBit() throws Exception {
    List<String> plain = digests(PLAIN);
    assertThat(plain).hasSizeGreaterThan(80);
    assertThat(digests(List.of())).isEqualTo(plain);
  }

  private static List<String> digests(List<String> settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TwinDigest.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
