package dev.gradtwin.compare.support;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.util.Arrays;
import java.util.List;

/** Prints, for every part that an experiment can have, the bits of what the twin has trained. */
final class TwinDigest {
  private TwinDigest() {}

  public static void main(String[] args) {
    for (List<Part> parts : SupportTable.groups().values()) {
      for (Part part : parts) {
        System.out.println(part.name() + " " + digest(part));
      }
    }
    System.exit(0);
  }

  private static String digest(Part part) {
    try {
      Experiment experiment = part.in(Conventions.TWIN);
      try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
        twin.load(InitialParameters.draw(experiment));
        Batches batches = new Batches(experiment);
        for (long k = 0; k < experiment.steps(); k++) {
          twin.step(batches.next());
        }
        return Integer.toHexString(Arrays.hashCode(twin.parameters().values()));
      }
    } catch (InputException | SpecException e) {
      return "none";
    }
  }
}
