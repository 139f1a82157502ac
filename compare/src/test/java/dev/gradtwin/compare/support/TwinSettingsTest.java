package dev.gradtwin.compare.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes the twin fast changes no bit of what it computes. */
class TwinSettingsTest {
  @Test
  void theyChangeNoBit() throws Exception {
    String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
    List<String> plain =
        digests(
            Map.of("SD_MAX_THREADS", threads, "SD_MASTER_THREADS", threads),
            "-Dshapeinfoprovider=org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=8g");
    assertThat(plain).hasSizeGreaterThan(80);
    assertThat(digests(Map.of())).isEqualTo(plain);
  }

  private static List<String> digests(Map<String, String> variables, String... settings)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(settings));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TwinDigest.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
