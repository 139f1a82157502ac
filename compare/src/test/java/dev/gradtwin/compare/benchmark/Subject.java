package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;

/**
 * A network at a point, where bugs are planted.
 *
 * @param network what tables call it
 * @param point fresh, trained or saturated
 * @param experiment the network and how it is trained
 * @param at θ
 * @param batch all rows
 */
record Subject(String network, String point, Experiment experiment, Parameters at, Batch batch) {
  @Override
  public String toString() {
    return network + " " + point;
  }
}
