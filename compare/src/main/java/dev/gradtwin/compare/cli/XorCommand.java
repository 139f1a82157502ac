package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gradtwin xor}: the main job, with the tutorial's settings unless the options change them.
 */
@Command(
    name = "xor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    showDefaultValues = true,
    description = {
      "The main job: XOR as the NumPy tutorial trains it, both ways.",
      "By hand and by Deeplearning4j, every step compared. The defaults are the",
      "tutorial's."
    })
final class XorCommand extends JobCommand {
  private static final Experiment PRESET = Experiment.xor();
  private static final Initializer.Uniform UNIFORM = (Initializer.Uniform) PRESET.initialization();
  private static final LayerSpec HIDDEN = PRESET.network().layers().get(0);
  private static final LayerSpec OUTPUT = PRESET.network().layers().get(1);

  @Option(names = "--bias", description = "Give both layers biases.")
  private boolean bias = HIDDEN.bias();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the initial parameters, from U(0, 1).")
  private long seed = UNIFORM.seed();

  @Option(names = "--epochs", paramLabel = "N", description = "Full-batch epochs.")
  private int epochs = PRESET.training().epochs();

  @Option(names = "--learning-rate", paramLabel = "X", description = "Rate of SGD.")
  private double learningRate = ((UpdaterSpec.Sgd) PRESET.training().updater()).learningRate();

  @Option(names = "--hidden", paramLabel = "N", description = "Hidden units.")
  private int hidden = HIDDEN.units();

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description = "float64 or float32, on both sides.")
  private String precision = Names.of(PRESET.precision());

  @Option(
      names = "--plant",
      paramLabel = "CODE",
      split = ",",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "Make a mistake on purpose and see it found and named; several with commas."
              + " docs/diagnosis.md has the codes; a wrong one lists them.")
  private List<String> planted = List.of();

  XorCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Experiment experiment() {
    List<Cause> causes = causes();
    Precision format = Names.constant("--precision", precision, Precision.values());
    Planting.requirePossible(causes, format);
    boolean biases = bias || causes.stream().anyMatch(Planting::needsBiases);
    LayerSpec first = option("--hidden", () -> new LayerSpec(hidden, HIDDEN.activation(), biases));
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 0; k < Planting.hiddenLayers(causes, first, PRESET.network().inputs()); k++) {
      layers.add(first);
    }
    layers.add(new LayerSpec(OUTPUT.units(), OUTPUT.activation(), biases));
    UpdaterSpec updater = option("--learning-rate", () -> new UpdaterSpec.Sgd(learningRate));
    NetworkSpec network = PRESET.network();
    TrainingSpec training = PRESET.training();
    return new Experiment(
        PRESET.name(),
        PRESET.data(),
        new NetworkSpec(network.inputs(), layers, network.loss(), network.reduction()),
        new Initializer.Uniform(UNIFORM.low(), UNIFORM.high(), seed),
        option(
            "--epochs",
            () -> new TrainingSpec(updater, epochs, training.batchSize(), training.shuffleSeed())),
        PRESET.convergence(),
        format);
  }

  @Override
  Trainer subject(Experiment experiment) {
    List<Cause> causes = causes();
    return causes.isEmpty() ? super.subject(experiment) : new PlantedNetwork(experiment, causes);
  }

  @Override
  List<String> preface() {
    List<String> codes = causes().stream().map(Cause::code).toList();
    return codes.isEmpty() ? List.of() : List.of("planted: " + String.join(", ", codes));
  }

  private List<Cause> causes() {
    return planted.stream().map(String::strip).map(Planting::cause).distinct().toList();
  }

  /** Lets an error name the option, not the field behind it. */
  private static <T> T option(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (SpecException e) {
      throw e.renamed(name);
    }
  }
}
