package dev.gradtwin.dl4j;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout with a mask that is given: what DL4J's own does with the one that it draws, x ⊙ m/p on
 * the way forward and dx ⊙ m/p on the way back.
 */
final class RecordedDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  private transient @Nullable INDArray factors;

  /** Uses these 0 and 1/p from now on, [N, nIn]; {@code null} for none. */
  void use(@Nullable INDArray factors) {
    this.factors = factors;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    INDArray m = factors;
    return m == null ? result.assign(input) : input.muli(m, result);
  }

  @Override
  public INDArray backprop(INDArray dx, INDArray result, int iteration, int epoch) {
    INDArray m = factors;
    return m == null ? result.assign(dx) : dx.muli(m, result);
  }

  @Override
  public void clear() {}

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public IDropout clone() {
    return this; // so that whoever gives the masks reaches the one that is used
  }
}
