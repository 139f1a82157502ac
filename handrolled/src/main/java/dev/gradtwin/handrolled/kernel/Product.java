package dev.gradtwin.handrolled.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * C ← C + A·B over rows that are arrays of their own: C [m, n], A [m, k], B [k, n]. Each element of
 * C takes its k terms one after the other, in order.
 */
interface Product {
  /**
   * C ← C + A·B, for rows {@code from} to {@code to} of C.
   *
   * @param c modified
   * @param transposed whether {@code a} holds Aᵀ, [k, m], and not A
   */
  void add(
      double[][] c, int from, int to, double[][] a, boolean transposed, double[][] b, int k, int n);

  /** How many rows of C are best computed by one call where they are used at once. */
  int block();

  /**
   * The one that this machine does best: with {@code jdk.incubator.vector} where the JVM was
   * started with {@code --add-modules jdk.incubator.vector}, in plain Java elsewhere. The vectors
   * round a product and its sum together, plain Java one after the other.
   */
  static Product fastest() {
    return vectors().orElseGet(PlainProduct::new);
  }

  /**
   * The one with {@code jdk.incubator.vector}: found by its name, since it is compiled apart and
   * this module does not require that one.
   */
  static Optional<Product> vectors() {
    Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
    if (vectors.isEmpty()) {
      return Optional.empty();
    }
    Product.class.getModule().addReads(vectors.get());
    try {
      String name = Product.class.getPackageName() + ".VectorProduct";
      Class<? extends Product> type = Class.forName(name).asSubclass(Product.class);
      return Optional.of(type.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException
        | LinkageError absent) {
      return Optional.empty();
    }
  }
}
