package dev.gradtwin.compare.fuzz;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What an experiment has that plain ones have not. */
final class Features {
  private Features() {}

  static String of(Experiment e) {
    List<String> features = new ArrayList<>();
    TreeSet<String> activations = new TreeSet<>();
    for (LayerSpec layer : e.network().layers()) {
      if (layer.activation() != Activation.IDENTITY) {
        boolean own =
            layer.activation().defaultAlpha().isPresent()
                && layer.alpha() != layer.activation().defaultAlpha().getAsDouble();
        activations.add(Names.of(layer.activation()) + (own ? " with its own alpha" : ""));
      }
    }
    features.addAll(activations);
    add(features, e.network().loss() != Loss.HALF_SQUARED_ERROR, Names.of(e.network().loss()));
    add(features, !e.network().lossWeights().isEmpty(), "label weights");
    UpdaterSpec updater = e.training().updater();
    add(
        features,
        !(updater instanceof UpdaterSpec.Sgd),
        updater.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    e.training()
        .schedule()
        .ifPresent(
            s -> features.add(s.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " schedule"));
    add(features, !e.training().regularization().equals(Regularization.NONE), "penalty");
    GradientNormalization.Rule rule = e.training().normalization().rule();
    add(features, rule != GradientNormalization.Rule.NONE, Names.of(rule));
    add(features, e.precision() == Precision.FLOAT32, "float32");
    add(features, e.data().mask().length > 0, "mask");
    add(features, e.network().layers().stream().anyMatch(l -> l.dropout().isPresent()), "dropout");
    return features.isEmpty() ? "plain" : String.join(", ", features);
  }

  private static void add(List<String> features, boolean has, String feature) {
    if (has) {
      features.add(feature);
    }
  }
}
