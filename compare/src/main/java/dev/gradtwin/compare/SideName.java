package dev.gradtwin.compare;

/**
 * What a side is called.
 *
 * @param key in files
 * @param label in tables: at most 13 columns
 * @param words in sentences
 */
public record SideName(String key, String label, String words) {
  /** The hand-written network, where its twin is what it is held against. */
  public static final SideName HANDROLLED =
      new SideName("handrolled", "hand-written", "hand-written");

  /** Deeplearning4j's network. */
  public static final SideName TWIN = new SideName("dl4j", "twin (DL4J)", "the twin");

  /** The hand-written network, where it is what others are held against. */
  public static final SideName GRADTWIN = new SideName("reference", "gradtwin", "gradtwin");

  /** What a baseline file holds. */
  public static final SideName BASELINE = new SideName("reference", "baseline", "the baseline");

  private static final int WIDTH = 13;

  /**
   * Someone else's implementation.
   *
   * @param name as it calls itself
   * @return its name, cut where a table has no room
   */
  public static SideName subject(String name) {
    String label = name.length() <= WIDTH ? name : name.substring(0, WIDTH - 1) + "…";
    return new SideName("subject", label, name);
  }
}
