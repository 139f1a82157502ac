package dev.gradtwin.dl4j;

import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What ND4J is told when it starts, and what costs small networks most of their time where nothing
 * is said. It changes no number. Whoever says something else is obeyed.
 */
final class Nd4jSettings {
  /** From this variable ND4J takes the number of threads that share one operation. */
  private static final String THREADS = "SD_MASTER_THREADS";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // JavaCPP asks the system for the process's memory at every allocation, unless it is 0
          "org.bytedeco.javacpp.maxphysicalbytes",
          "0",
          "shapeinfoprovider",
          ShapeCache.class.getName());

  private Nd4jSettings() {}

  /** Starts ND4J with them, unless it has been started. */
  static void apply() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    if (System.getenv(THREADS) == null) {
      // waking others for a row of biases takes longer than adding it
      Nd4j.getEnvironment().setMaxMasterThreads(1);
    }
  }
}
