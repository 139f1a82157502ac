package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;

/** Who is held against whom: a way for tests to plant a mistake on either side. */
interface Sides {
  Trainer subject(Experiment experiment);

  Trainer reference(Experiment experiment);
}
