package dev.gradtwin.compare.subject.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.gradtwin.compare.subject.process",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ProcessDependenciesTest {
  /** Whatever the lines say, they come and go in the same way. */
  @ArchTest
  static final ArchRule theTransportKnowsNothingOfWhatItCarries =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "dev.gradtwin.compare.file",
              "dev.gradtwin.compare.text",
              "dev.gradtwin.compare.subject.process");
}
