/**
 * What to train: everything that determines a run, as immutable values that validate themselves.
 *
 * <p>Start at {@link dev.gradtwin.spec.Experiment}. A default lives here once; no trainer and no
 * reader restates one. Depends on nothing.
 */
package dev.gradtwin.spec;
