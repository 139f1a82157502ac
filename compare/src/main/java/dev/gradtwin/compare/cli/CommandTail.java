package dev.gradtwin.compare.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A command line, and the foreign command that follows a {@code --} of those that take one.
 *
 * @param arguments of gradtwin
 * @param tail of the foreign program, as it is
 */
record CommandTail(List<String> arguments, List<String> tail) {
  private static final Set<String> WITH_TAIL = Set.of("check", "record", "verify");

  static CommandTail of(String[] args) {
    List<String> all = Arrays.asList(args);
    int end = all.indexOf("--");
    return end < 0 || !WITH_TAIL.contains(all.get(0))
        ? new CommandTail(all, List.of())
        : new CommandTail(all.subList(0, end), all.subList(end + 1, all.size()));
  }

  String[] head() {
    return arguments.toArray(String[]::new);
  }
}
