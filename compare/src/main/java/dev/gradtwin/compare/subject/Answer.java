package dev.gradtwin.compare.subject;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a subject told of one step: a buffer that {@link AnswerReader} fills. */
final class Answer {
  final StepTrace trace;
  final Parameters before;

  /** The step that it is about, if it says so. */
  OptionalLong step = OptionalLong.empty();

  /** Whether {@link #before} was told. */
  boolean tellsBefore;

  /** The examples, if they were told. */
  @Nullable Batch batch;

  Answer(NetworkSpec network) {
    trace = new StepTrace(network);
    before = Parameters.zeros(ParameterLayout.of(network));
  }
}
