package dev.gradtwin.compare.cli;

import java.util.List;
import picocli.CommandLine;

/** Makes the commands, each with what it needs. */
final class Commands implements CommandLine.IFactory {
  private final CommandLine.IFactory others = CommandLine.defaultFactory();
  private final Terminal terminal;
  private final List<String> tail;

  /**
   * @param tail the foreign command after {@code --}
   */
  Commands(Terminal terminal, List<String> tail) {
    this.terminal = terminal;
    this.tail = tail;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == XorCommand.class) {
      return type.cast(new XorCommand(terminal));
    }
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(terminal));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(terminal, tail));
    }
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(terminal));
    }
    if (type == RecordCommand.class) {
      return type.cast(new RecordCommand(terminal, tail));
    }
    if (type == VerifyCommand.class) {
      return type.cast(new VerifyCommand(terminal, tail));
    }
    if (type == GraphCommand.class) {
      return type.cast(new GraphCommand(terminal));
    }
    if (type == FuzzCommand.class) {
      return type.cast(new FuzzCommand(terminal));
    }
    if (type == SweepCommand.class) {
      return type.cast(new SweepCommand(terminal));
    }
    if (type == SupportedCommand.class) {
      return type.cast(new SupportedCommand(terminal));
    }
    return others.create(type);
  }
}
