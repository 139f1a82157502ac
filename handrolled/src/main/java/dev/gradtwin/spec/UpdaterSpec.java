package dev.gradtwin.spec;

/**
 * How a gradient g = ∂L/∂θ becomes the step u of a parameter, θ ← θ − u. η is the learning rate, t
 * the number of the step, from 1; every state begins at 0 unless it is said otherwise.
 *
 * <p>The formulas are those of {@link Conventions#TWIN}; where the textbook's is another one, it
 * stands beside it.
 */
public sealed interface UpdaterSpec {
  /** η where nothing is said, of the updaters that have a default in Deeplearning4j's builders. */
  double DEFAULT_LEARNING_RATE = 1e-3;

  /**
   * The learning rate.
   *
   * @return η, before any schedule; 1 for an updater that has none
   */
  default double learningRate() {
    return 1;
  }

  /**
   * Whether the step depends on earlier ones.
   *
   * @return true if there is a state, or t counts
   */
  default boolean remembers() {
    return true;
  }

  /** Checks a learning rate. */
  private static void requireRate(double learningRate) {
    Require.positive("learningRate", learningRate);
  }

  private static void requireAdam(double learningRate, double beta1, double beta2, double epsilon) {
    requireRate(learningRate);
    Require.fraction("beta1", beta1);
    Require.fraction("beta2", beta2);
    Require.positive("epsilon", epsilon);
  }

  /**
   * Plain gradient descent: u = η·g.
   *
   * @param learningRate η, the same number on both sides
   */
  record Sgd(double learningRate) implements UpdaterSpec {
    /**
     * Checks the rate.
     *
     * @throws SpecException if {@code learningRate} is not a finite number greater than 0
     */
    public Sgd {
      requireRate(learningRate);
    }

    @Override
    public boolean remembers() {
      return false;
    }
  }

  /** The gradient is the step: u = g. */
  record NoOp() implements UpdaterSpec {
    @Override
    public boolean remembers() {
      return false;
    }
  }

  /**
   * Heavy-ball momentum (Polyak 1964): v ← μ·v + η·g, u = v. Deeplearning4j has none: its only
   * momentum is Nesterov's.
   *
   * @param learningRate η
   * @param momentum μ
   */
  record Momentum(double learningRate, double momentum) implements UpdaterSpec {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if {@code momentum} is not from 0 to less than 1
     */
    public Momentum {
      requireRate(learningRate);
      Require.fraction("momentum", momentum);
    }
  }

  /**
   * Nesterov's momentum in the parameters at the look-ahead point (Sutskever et al., ICML 2013; as
   * in the CS231n notes): v′ = μ·v − η·g, u = μ·v − (1 + μ)·v′.
   *
   * @param learningRate η
   * @param momentum μ
   */
  record Nesterov(double learningRate, double momentum) implements UpdaterSpec {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if {@code momentum} is not from 0 to less than 1
     */
    public Nesterov {
      requireRate(learningRate);
      Require.fraction("momentum", momentum);
    }
  }

  /**
   * AdaGrad (Duchi, Hazan and Singer 2011): h ← h + g², u = η·g/(√h + ε). The twin begins at h =
   * 1e-6, whatever ε is; the textbook at 0.
   *
   * @param learningRate η
   * @param epsilon ε
   */
  record AdaGrad(double learningRate, double epsilon) implements UpdaterSpec {
    /** ε where nothing is said. */
    public static final double DEFAULT_EPSILON = 1e-6;

    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is not positive
     */
    public AdaGrad {
      requireRate(learningRate);
      Require.positive("epsilon", epsilon);
    }
  }

  /**
   * RMSProp (Tieleman and Hinton 2012): h ← ρ·h + (1 − ρ)·g², u = η·g/(√h + ε). The twin begins at
   * h = ε; the textbook at 0.
   *
   * @param learningRate η
   * @param decay ρ
   * @param epsilon ε
   */
  record RmsProp(double learningRate, double decay, double epsilon) implements UpdaterSpec {
    /** ρ where nothing is said. */
    public static final double DEFAULT_DECAY = 0.95;

    /** ε where nothing is said. */
    public static final double DEFAULT_EPSILON = 1e-8;

    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public RmsProp {
      requireRate(learningRate);
      Require.fraction("decay", decay);
      Require.positive("epsilon", epsilon);
    }
  }

  /**
   * AdaDelta (Zeiler 2012): h ← ρ·h + (1 − ρ)·g², u = g·√(d + ε)/√(h + ε), d ← ρ·d + (1 − ρ)·u². It
   * has no learning rate.
   *
   * @param rho ρ
   * @param epsilon ε
   */
  record AdaDelta(double rho, double epsilon) implements UpdaterSpec {
    /** ρ where nothing is said. */
    public static final double DEFAULT_RHO = 0.95;

    /** ε where nothing is said. */
    public static final double DEFAULT_EPSILON = 1e-6;

    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public AdaDelta {
      Require.fraction("rho", rho);
      Require.positive("epsilon", epsilon);
    }
  }

  /**
   * Adam (Kingma and Ba 2015): m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², u = η·√(1 − β₂ᵗ)/(1 −
   * β₁ᵗ) · m/(√v + ε), the paper's faster form. The textbook's is η · m̂/(√v̂ + ε) with m̂ = m/(1 −
   * β₁ᵗ), v̂ = v/(1 − β₂ᵗ): another ε.
   *
   * @param learningRate η
   * @param beta1 β₁
   * @param beta2 β₂
   * @param epsilon ε
   */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements UpdaterSpec {
    /** β₁ where nothing is said, here and in the updaters after it. */
    public static final double DEFAULT_BETA1 = 0.9;

    /** β₂ where nothing is said. */
    public static final double DEFAULT_BETA2 = 0.999;

    /** ε where nothing is said. */
    public static final double DEFAULT_EPSILON = 1e-8;

    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public Adam {
      requireAdam(learningRate, beta1, beta2, epsilon);
    }
  }

  /**
   * AdaMax (Kingma and Ba 2015): m as in Adam, w ← max(β₂·w, |g|) + 1e-32, u = η/(1 − β₁ᵗ) · m/w.
   * The textbook adds nothing to the maximum; its ε is added where it divides.
   *
   * @param learningRate η
   * @param beta1 β₁
   * @param beta2 β₂
   * @param epsilon ε, which the twin does not use
   */
  record AdaMax(double learningRate, double beta1, double beta2, double epsilon)
      implements UpdaterSpec {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public AdaMax {
      requireAdam(learningRate, beta1, beta2, epsilon);
    }
  }

  /**
   * Nadam (Dozat 2016): m and v as in Adam, u = η · (β₁·m + (1 − β₁)·g)/(1 − β₁ᵗ) / (√v + ε). The
   * textbook corrects v, too: √(v/(1 − β₂ᵗ)), and m by 1 − β₁ᵗ⁺¹: η · (β₁·m/(1 − β₁ᵗ⁺¹) + (1 −
   * β₁)·g/(1 − β₁ᵗ)).
   *
   * @param learningRate η
   * @param beta1 β₁
   * @param beta2 β₂
   * @param epsilon ε
   */
  record Nadam(double learningRate, double beta1, double beta2, double epsilon)
      implements UpdaterSpec {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public Nadam {
      requireAdam(learningRate, beta1, beta2, epsilon);
    }
  }

  /**
   * AMSGrad (Reddi, Kale and Kumar, ICLR 2018): m and v as in Adam, h ← max(h, v), u = η·√(1 −
   * β₂ᵗ)/(1 − β₁ᵗ) · m/(√h + ε). The textbook corrects no bias: u = η · m/(√h + ε).
   *
   * @param learningRate η
   * @param beta1 β₁
   * @param beta2 β₂
   * @param epsilon ε
   */
  record AmsGrad(double learningRate, double beta1, double beta2, double epsilon)
      implements UpdaterSpec {
    /**
     * Checks the numbers.
     *
     * @throws SpecException if one is out of range
     */
    public AmsGrad {
      requireAdam(learningRate, beta1, beta2, epsilon);
    }
  }
}
