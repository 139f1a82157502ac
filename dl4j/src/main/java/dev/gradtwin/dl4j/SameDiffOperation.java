package dev.gradtwin.dl4j;

import dev.gradtwin.spec.graph.Operation;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Says an operation of a graph in SameDiff's words. */
final class SameDiffOperation {
  private SameDiffOperation() {}

  static SDVariable of(SameDiff graph, Operation operation, List<SDVariable> of) {
    SDVariable a = of.get(0);
    SDVariable b = of.get(of.size() > 1 ? 1 : 0);
    return switch (operation) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.sub(b);
      case MULTIPLY -> a.mul(b);
      case DIVIDE -> a.div(b);
      case POWER -> graph.math().pow(a, b);
      case MAX -> graph.math().max(a, b);
      case EXP -> graph.math().exp(a);
      case LOG -> graph.math().log(a);
      case SIGMOID -> graph.nn().sigmoid(a);
      case TANH -> graph.nn().tanh(a);
      case RELU -> graph.nn().relu(a, 0);
      case SUM -> a.sum();
      case MEAN -> a.mean();
      case MATRIX_PRODUCT -> a.mmul(b);
      case AFFINE -> a.mmul(b).add(of.get(2));
      case SOFTMAX_CROSS_ENTROPY -> graph.nn().logSoftmax(a).mul(b).sum().neg();
    };
  }
}
