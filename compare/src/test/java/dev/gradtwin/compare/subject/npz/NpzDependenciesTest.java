package dev.gradtwin.compare.subject.npz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.gradtwin.compare.subject.npz",
    importOptions = ImportOption.DoNotIncludeTests.class)
class NpzDependenciesTest {
  /** A reader of a file format knows the format, and how to say that a file is not of it. */
  @ArchTest
  static final ArchRule theReaderKnowsTheFormatOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "dev.gradtwin.compare.file",
              "dev.gradtwin.compare.text",
              "dev.gradtwin.compare.subject.npz");
}
