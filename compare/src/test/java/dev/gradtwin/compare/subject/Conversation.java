package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.subject.process.LineProcess;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conversation with a program, of which both sides are written down. */
final class Conversation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LineProcess process;
  private final List<String> sent = new ArrayList<>();
  private final List<String> received = new ArrayList<>();

  Conversation(List<String> program) {
    process = LineProcess.start(program, line -> {}, 1 << 20);
  }

  byte[] hello(Experiment experiment) {
    return ask(StepMessage.hello(experiment));
  }

  byte[] step(long step, Parameters parameters, Batch batch) {
    return ask(StepMessage.step(step, parameters, batch, false));
  }

  byte[] ask(byte[] message) {
    sent.add(new String(message, StandardCharsets.UTF_8));
    process.send(message);
    byte[] answer = process.receive(PATIENCE);
    received.add(new String(answer, StandardCharsets.UTF_8));
    return answer;
  }

  /** Throws if the program does not end with exit code 0, or says more. */
  void end() {
    byte[] close = StepMessage.close();
    sent.add(new String(close, StandardCharsets.UTF_8));
    process.end(close, PATIENCE);
  }

  List<String> sent() {
    return sent;
  }

  List<String> received() {
    return received;
  }

  @Override
  public void close() {
    process.close();
  }
}
