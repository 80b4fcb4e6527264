package org.dipper.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.dipper.shell");

    @Test
    void the_shell_knows_no_spark_and_no_job() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..", "org.dipper.jobs..", "org.dipper.warehouse..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.dipper.table.Columns")
                .check(classes);
    }

    @Test
    void views_and_reads_know_no_command() {
        noClasses()
                .that()
                .resideInAnyPackage("..shell.view..", "..shell.read..", "..shell.job..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..shell.command..")
                .check(classes);
    }

    @Test
    void reading_and_jobs_stay_apart() {
        SlicesRuleDefinition.slices()
                .matching("org.dipper.shell.(read|job)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }
}
