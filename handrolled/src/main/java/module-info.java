/**
 * What to train, the contract of a trainer, and the hand-written network.
 *
 * <p>Requires nothing but {@code java.base}: the compiler proves that the mathematics is written by
 * hand.
 */
module dev.gradtwin.handrolled {
  exports dev.gradtwin.spec;
  exports dev.gradtwin.train;
  exports dev.gradtwin.handrolled;
  exports dev.gradtwin.spec.graph;
  exports dev.gradtwin.handrolled.graph;
  exports dev.gradtwin.handrolled.kernel;
}
