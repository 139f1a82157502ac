package dev.gradtwin.compare.explain;

import dev.gradtwin.spec.Experiment;
import java.util.List;

/**
 * One step of an experiment, explained.
 *
 * @param experiment whose step it is
 * @param step its number, from 0
 * @param rows how many examples it takes
 * @param row the one that is shown, from 0
 * @param inputs x of the row
 * @param targets y of the row
 * @param notes what is left out
 * @param sections in the order in which a step computes them
 * @param chain the chain rule along one path
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by whoever makes it
public record Explanation(
    Experiment experiment,
    long step,
    int rows,
    int row,
    double[] inputs,
    double[] targets,
    List<String> notes,
    List<Section> sections,
    ChainRule chain) {
  /** Copies the lists. */
  public Explanation {
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }
}
