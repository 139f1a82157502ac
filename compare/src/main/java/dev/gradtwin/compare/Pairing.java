package dev.gradtwin.compare;

import dev.gradtwin.train.Trainer;
import java.util.Optional;

/**
 * The two sides of a lock-step run. The expensive one leads: it takes each step once. The other one
 * follows with two instances, of which one keeps its own parameters (<i>free-running</i>) and one
 * starts every step from the leader's (<i>re-synchronised</i>).
 *
 * @param leader takes each step once, with its own parameters
 * @param free the other side, with its own parameters
 * @param resynchronised another instance of the other side
 * @param subjectLeads whether the leader is the trainer under test, and not what it is held against
 * @param subject what the trainer under test is called
 * @param reference what the other is called
 */
public record Pairing(
    Trainer leader,
    Trainer free,
    Trainer resynchronised,
    boolean subjectLeads,
    SideName subject,
    SideName reference) {

  /**
   * The hand-written network, or one like it, with its twin.
   *
   * @param free the subject that keeps its own parameters
   * @param resynchronised another instance of the subject
   * @param twin the reference
   * @return the twin leads
   */
  public static Pairing withTwin(Trainer free, Trainer resynchronised, Trainer twin) {
    return new Pairing(twin, free, resynchronised, false, SideName.HANDROLLED, SideName.TWIN);
  }

  /**
   * Someone else's trainer.
   *
   * @param subject leads
   * @param free the reference that keeps its own parameters
   * @param resynchronised another instance of the reference
   * @param reference what the reference is called
   * @return the subject leads
   */
  public static Pairing ofSubject(
      Trainer subject, Trainer free, Trainer resynchronised, SideName reference) {
    return new Pairing(
        subject, free, resynchronised, true, SideName.subject(subject.name()), reference);
  }

  /** The trainer under test that keeps its own parameters. */
  Trainer subjectTrainer() {
    return subjectLeads ? leader : free;
  }

  /** The reference that keeps its own parameters. */
  Trainer referenceTrainer() {
    return subjectLeads ? free : leader;
  }

  /** The trainer under test that may be asked for other steps. */
  Trainer subjectToAsk() {
    return subjectLeads ? leader : resynchronised;
  }

  /** The reference that may be asked for other steps. */
  Trainer referenceToAsk() {
    return subjectLeads ? resynchronised : leader;
  }

  /** The leader, if its steps are recorded ones. */
  Optional<Recording> recording() {
    return leader instanceof Recording recording ? Optional.of(recording) : Optional.empty();
  }
}
