package dev.gradtwin.compare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.gradtwin.compare.diagnosis.model.Cause;

@AnalyzeClasses(packages = "dev.gradtwin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What to train is data: it must be readable by every trainer, so it knows none. */
  @ArchTest
  static final ArchRule specKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..spec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..train..", "..handrolled..", "..dl4j..", "..compare..");

  /** The contract must not lean on one of those who fulfil it. */
  @ArchTest
  static final ArchRule theContractKnowsOnlyTheSpec =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.train..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradtwin.handrolled..", "dev.gradtwin.dl4j..", "dev.gradtwin.compare..");

  /** Two sides that shared code could share a mistake. */
  @ArchTest
  static final ArchRule theHandWrittenSideDoesNotKnowItsTwin =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.handrolled..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gradtwin.dl4j..", "dev.gradtwin.compare..");

  /** The same rule from the other side. */
  @ArchTest
  static final ArchRule theTwinDoesNotKnowTheHandWrittenSide =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gradtwin.handrolled..", "dev.gradtwin.compare..");

  /** DL4J's arrays and conventions stay in one module. */
  @ArchTest
  static final ArchRule onlyTheTwinKnowsDl4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradtwin.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

  /** The comparison serves reports, tests and the command line alike, so it knows none of them. */
  @ArchTest
  static final ArchRule theComparisonKnowsNoFrontEnd =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.compare")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradtwin.compare.file..",
              "dev.gradtwin.compare.report..",
              "dev.gradtwin.compare.cli..");

  /** A judge that shared code with the accused would share their mistakes. */
  @ArchTest
  static final ArchRule theOracleIsIndependent =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.compare.oracle..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gradtwin.handrolled..", "dev.gradtwin.dl4j..");

  /** It works on what any trainer tells, so that it works without either of the two sides. */
  @ArchTest
  static final ArchRule theDiagnosisNeedsNoTwin =
      noClasses()
          .that()
          .resideInAnyPackage("..compare.diagnosis..", "..compare.plant..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradtwin.handrolled..",
              "dev.gradtwin.dl4j..",
              "dev.gradtwin.compare.report..",
              "dev.gradtwin.compare.cli..");

  /** A demonstration that used the hypotheses would only show that they agree with themselves. */
  @ArchTest
  static final ArchRule plantedMistakesKnowOnlyTheirCode =
      noClasses()
          .that()
          .resideInAPackage("..compare.plant..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("..compare.diagnosis..")
                  .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Cause.class))));

  /** Whoever writes a report must not be able to compute what it says. */
  @ArchTest
  static final ArchRule reportsOnlyReport =
      noClasses()
          .that()
          .resideInAPackage("dev.gradtwin.compare.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradtwin.handrolled..", "dev.gradtwin.dl4j..", "dev.gradtwin.compare.cli..");

  /** A cycle between packages means that one of them is not one idea. */
  @ArchTest
  static final ArchRule noCycles =
      SlicesRuleDefinition.slices().matching("dev.gradtwin.(**)").should().beFreeOfCycles();

  /** Printing is the command line's; a library that prints cannot be used in a test. */
  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradtwin.compare.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
