package dev.gradtwin.compare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.LoggerFactory;

/**
 * Deeplearning4j 1.0.0-M2.1, {@code org.deeplearning4j.gradientcheck.GradientCheckUtil}: the real
 * one, run with the defaults of its {@code MLNConfig} (central differences of 1e-6, relative error
 * 1e-3 of |a| + |n|, absolute 1e-8) on a {@link ForeignNetwork}.
 */
final class Dl4jGradientCheck implements GradientChecker {
  Dl4jGradientCheck() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    if (LoggerFactory.getLogger(GradientCheckUtil.class) instanceof Logger log) {
      log.setLevel(Level.OFF);
    }
  }

  @Override
  public String name() {
    return "DL4J GradientCheckUtil";
  }

  @Override
  public boolean accepts(GradientCase c) {
    Subject subject = c.subject();
    int rows = subject.batch().rows();
    try (ForeignNetwork net = new ForeignNetwork(c);
        INDArray x = matrix(rows, subject.batch().inputs());
        INDArray y = matrix(rows, subject.batch().targets())) {
      net.init();
      net.takeParameters();
      return GradientCheckUtil.checkGradients(
          new GradientCheckUtil.MLNConfig().net(net).input(x).labels(y).exitOnFirstError(true));
    }
  }

  private static INDArray matrix(int rows, double[] values) {
    return Nd4j.create(values, new long[] {rows, values.length / rows}, 'c');
  }
}
