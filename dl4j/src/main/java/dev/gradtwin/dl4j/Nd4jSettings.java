package dev.gradtwin.dl4j;

import java.util.Map;

/**
 * System properties that ND4J reads when it starts, and that cost small networks most of their time
 * where nothing is set. They change no number. Whoever sets one keeps their value.
 */
final class Nd4jSettings {
  private static final Map<String, String> SETTINGS =
      Map.of(
          // JavaCPP asks the system for the process's memory at every allocation, unless it is 0
          "org.bytedeco.javacpp.maxphysicalbytes",
          "0",
          "shapeinfoprovider",
          ShapeCache.class.getName());

  private Nd4jSettings() {}

  /** Sets them; to be called before any other class of ND4J is used. */
  static void apply() {
    SETTINGS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
