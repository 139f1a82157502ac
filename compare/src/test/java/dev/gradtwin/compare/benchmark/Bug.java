package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One kind of bug.
 *
 * @param kind its own name
 * @param causes the names that a correct diagnosis may give, more than one where they are the same
 *     function; empty where no catalogue has it
 * @param places the tensors that may be the first that is wrong given its own inputs; which of them
 *     it is can depend on the point
 * @param applies whether a network has what the bug needs
 * @param program the trainer that has it
 */
record Bug(
    String kind,
    Set<String> causes,
    Function<NetworkSpec, List<String>> places,
    Predicate<NetworkSpec> applies,
    Function<Experiment, TextbookTrainer> program) {

  /** A bug that every network can have. */
  static Bug bug(
      String kind,
      Set<String> causes,
      Function<NetworkSpec, List<String>> places,
      Function<Experiment, TextbookTrainer> program) {
    return new Bug(kind, causes, places, network -> true, program);
  }

  /** The same bug, only in networks that have what it needs. */
  Bug where(Predicate<NetworkSpec> needed) {
    return new Bug(kind, causes, places, needed, program);
  }

  /** Whether no catalogue has a name for it. */
  boolean nameless() {
    return causes.isEmpty();
  }
}
