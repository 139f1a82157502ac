package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import java.util.List;
import java.util.Optional;

/**
 * The forward pass of a trainer that tells its gradients and not all of what came before: a mistake
 * in it only shows further down.
 *
 * <p>Each mistake that could be made there is tried, in one layer and in all of them: what the
 * trainer had is then inferred, and explains everything if all that it told is right up to its
 * gradients. Where the right forward pass needs no more mistakes than that, those are named, since
 * they are where something was told.
 */
final class UntoldForward {
  private final List<Moment> moments;

  UntoldForward(List<Moment> moments) {
    this.moments = moments;
  }

  List<Finding> findings() {
    if (new Inference(List.of(), moments).isPossible()) {
      return ofTold();
    }
    List<Finding> inferred = inferred();
    List<Finding> ofTold = withNamesOfDeltas(ofTold());
    return inferred.isEmpty() || Examination.cost(ofTold) <= Examination.cost(inferred)
        ? Finding.named(ofTold, inferred)
        : inferred;
  }

  /** The mistakes with one in the forward pass; none if none makes the rest right. */
  private List<Finding> inferred() {
    Inference inference = null;
    List<Finding> findings = List.of();
    for (List<Formula> mistakes : UntoldMistakes.ofForward(moments)) {
      Inference other = new Inference(mistakes, moments);
      Optional<Finding> possible = other.isPossible() ? other.finding() : Optional.empty();
      if (possible.isPresent() && inference == null) {
        inference = other;
        findings = List.of(possible.get());
      } else if (possible.isPresent()) {
        Finding first = findings.get(0);
        findings = Finding.named(findings, List.of(possible.get().besides(first.place())));
      }
    }
    if (inference == null) {
      return findings;
    }
    inference.infer();
    return new Examination(inference.known(), findings).findings();
  }

  /** With the right forward pass. */
  private List<Finding> ofTold() {
    moments.forEach(Moment::forgetAll);
    return new Examination(moments).findings();
  }

  /** A mistake in a delta may give the same gradients as one in the gradients that were told. */
  private List<Finding> withNamesOfDeltas(List<Finding> ofTold) {
    List<Finding> findings = ofTold;
    if (ofTold.size() == 1 && Finding.areNamed(ofTold)) {
      for (List<Formula> mistakes : UntoldMistakes.ofDeltas(moments)) {
        Inference inference = new Inference(mistakes, moments);
        Optional<Finding> possible =
            inference.isPossible() ? inference.finding() : Optional.empty();
        findings = Finding.named(findings, possible.stream().toList());
      }
    }
    return findings;
  }
}
