package dev.gradtwin.spec;

/** A value that no experiment can have: which field, what was expected, and what was found. */
public final class SpecException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  private SpecException(String field, String problem) {
    this.field = field;
    this.problem = problem;
  }

  /**
   * An unusable value.
   *
   * @param field the field's name, as the experiment file spells it
   * @param expected what the field takes, to follow the word "expected"
   * @param found what stands there, to follow the word "found"
   * @return the exception, to be thrown
   */
  public static SpecException of(String field, String expected, Object found) {
    return new SpecException(field, "expected " + expected + ", found " + found);
  }

  /**
   * A problem that is not one of expected against found.
   *
   * @param field the field's name, as the experiment file spells it
   * @param problem the problem in words
   * @return the exception, to be thrown
   */
  public static SpecException because(String field, String problem) {
    return new SpecException(field, problem);
  }

  /**
   * The same problem, seen from the value that holds the field.
   *
   * @param parent the path of the holding value, such as {@code network.layers[1]}
   * @return the exception with the longer path
   */
  public SpecException under(String parent) {
    boolean joins = parent.isEmpty() || field.isEmpty() || field.startsWith("[");
    return new SpecException(joins ? parent + field : parent + "." + field, problem);
  }

  /**
   * The same problem, for whoever knows the field by another name.
   *
   * @param name the name, such as that of a command-line option
   * @return the exception with that name as its path
   */
  public SpecException renamed(String name) {
    return new SpecException(name, problem);
  }

  @Override
  public String getMessage() {
    return field.isEmpty() ? problem : field + ": " + problem;
  }

  /**
   * Where the value stands.
   *
   * @return the path of the field, such as {@code data.inputs[1]}
   */
  public String field() {
    return field;
  }
}
