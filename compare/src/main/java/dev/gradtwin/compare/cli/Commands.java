package dev.gradtwin.compare.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The commands by name, in the order in which help lists them. */
final class Commands {
  private static final String HELP = "help";

  private final Map<String, Supplier<Object>> all = new LinkedHashMap<>();

  /**
   * @param tail the foreign command after {@code --}
   */
  Commands(Terminal terminal, List<String> tail) {
    all.put("xor", () -> new XorCommand(terminal));
    all.put("run", () -> new RunCommand(terminal));
    all.put("check", () -> new CheckCommand(terminal, tail));
    all.put("explain", () -> new ExplainCommand(terminal));
    all.put("record", () -> new RecordCommand(terminal, tail));
    all.put("verify", () -> new VerifyCommand(terminal, tail));
    all.put("graph", () -> new GraphCommand(terminal));
    all.put("fuzz", () -> new FuzzCommand(terminal));
    all.put("sweep", () -> new SweepCommand(terminal));
    all.put("supported", () -> new SupportedCommand(terminal));
    all.put(HELP, HelpCommand::new);
  }

  /** Adds the command that is asked for, or all of them: to read one's options takes a while. */
  void addTo(CommandLine main, String[] args) {
    Map<String, Supplier<Object>> asked = new LinkedHashMap<>(all);
    if (args.length > 0 && all.containsKey(args[0]) && !args[0].equals(HELP)) {
      asked.keySet().retainAll(List.of(args[0]));
    }
    asked.forEach((name, command) -> main.addSubcommand(name, command.get()));
  }
}
