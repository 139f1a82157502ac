package dev.gradtwin.dl4j;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.SpecException;
import java.util.Locale;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Says an activation in DL4J's words. */
final class TwinActivation {
  private TwinActivation() {}

  /** DL4J's function; throws {@link SpecException} for a textbook's formula that it has not. */
  static IActivation of(LayerSpec layer, Conventions conventions) {
    if (conventions == Conventions.TEXTBOOK) {
      requireTheSameInTextbooks(layer);
    }
    return switch (layer.activation()) {
      case SIGMOID -> new ActivationSigmoid();
      case TANH -> new ActivationTanH();
      case RELU -> new ActivationReLU();
      case IDENTITY -> new ActivationIdentity();
      // differentiates with alpha in single precision, so that is what it shall compute with, too
      case LEAKY_RELU -> new ActivationLReLU((float) layer.alpha());
      case ELU -> new ActivationELU(layer.alpha());
      case SELU -> new ActivationSELU();
      case GELU -> new ActivationGELU();
      case SWISH -> new ActivationSwish();
      case SOFTPLUS -> new ActivationSoftPlus();
      case SOFTSIGN -> new ActivationSoftSign();
      case HARD_SIGMOID -> new ActivationHardSigmoid();
      case HARD_TANH -> new ActivationHardTanH();
      case CUBE -> new ActivationCube();
      case RATIONAL_TANH -> new ActivationRationalTanh();
      case SOFTMAX -> new ActivationSoftmax();
    };
  }

  private static void requireTheSameInTextbooks(LayerSpec layer) {
    Activation f = layer.activation();
    boolean singleAlpha = f == Activation.LEAKY_RELU && (float) layer.alpha() != layer.alpha();
    boolean singleConstants =
        f == Activation.GELU || f == Activation.HARD_SIGMOID || f == Activation.RATIONAL_TANH;
    if (singleAlpha || singleConstants) {
      throw SpecException.because(
          "conventions",
          "Deeplearning4j has the constants of "
              + f.name().toLowerCase(Locale.ROOT).replace('_', '-')
              + " in single precision only, which are not the textbook's");
    }
  }
}
