package dev.gradtwin.compare.report;

import dev.gradtwin.spec.UpdaterSpec;

/** What people call the updaters. */
final class UpdaterNames {
  private UpdaterNames() {}

  static String of(UpdaterSpec updater) {
    if (updater instanceof UpdaterSpec.Sgd) {
      return "SGD";
    } else if (updater instanceof UpdaterSpec.NoOp) {
      return "no-op updater";
    } else if (updater instanceof UpdaterSpec.RmsProp) {
      return "RMSProp";
    } else if (updater instanceof UpdaterSpec.AmsGrad) {
      return "AMSGrad";
    }
    return updater.getClass().getSimpleName();
  }
}
