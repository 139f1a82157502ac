package dev.gradtwin.compare.baseline;

import java.util.Optional;

/**
 * Where a run was recorded.
 *
 * @param gradtwin the version of gradtwin
 * @param java that of the JDK
 * @param system the operating system and the processor's architecture
 */
public record Environment(String gradtwin, String java, String system) {
  /**
   * This process.
   *
   * @return what it runs on
   */
  public static Environment current() {
    Package own = Environment.class.getPackage();
    return new Environment(
        Optional.ofNullable(own.getImplementationVersion()).orElse("development"),
        System.getProperty("java.version", "unknown"),
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"));
  }

  @Override
  public String toString() {
    return "gradtwin " + gradtwin + ", JDK " + java + ", " + system;
  }
}
