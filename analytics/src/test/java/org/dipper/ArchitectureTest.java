package org.dipper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house rules of the pure core. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.dipper");

    private static final Set<String> ENDLESS_OR_UNREPEATABLE = Set.of(
            "rand",
            "randn",
            "uuid",
            "shuffle",
            "monotonically_increasing_id",
            "spark_partition_id",
            "current_timestamp",
            "current_date",
            "now",
            "localtimestamp");

    private static final Set<String> ACTIONS = Set.of(
            "collect",
            "collectAsList",
            "count",
            "show",
            "head",
            "first",
            "take",
            "takeAsList",
            "toLocalIterator",
            "foreach",
            "foreachPartition",
            "isEmpty",
            "cache",
            "persist",
            "checkpoint",
            "localCheckpoint",
            "write");

    @Test
    void theRulesSeeTheCode() {
        assertThat(CORE.size()).isGreaterThan(40);
    }

    @Test
    void theCoreKnowsNoStoreNoFrameworkAndNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.delta..",
                        "org.apache.hadoop..",
                        "org.springframework..",
                        "java.net.http..",
                        "java.sql..",
                        "org.dipper.jobs..",
                        "org.dipper.warehouse..",
                        "org.dipper.shell..")
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "reads the time",
                        call -> call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getName().equals("now")))
                .check(CORE);
    }

    @Test
    void onlyLoadersTouchFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.dipper.yaml..", "org.dipper.policy..", "org.dipper.cases..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.io..")
                .check(withoutSerializable());
    }

    @Test
    void moneyPolicyAndContractsNeedNoSpark() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.dipper.money..",
                        "org.dipper.policy..",
                        "org.dipper.yaml..",
                        "org.dipper.errors..",
                        "org.dipper.protocol..",
                        "org.dipper.operations..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(CORE);
    }

    @Test
    void transformationsRunNoActionAndNothingUnrepeatable() {
        classes()
                .should(notCall("an action", "org.apache.spark.sql.Dataset", ACTIONS))
                .check(CORE);
        classes()
                .should(notCall("an unrepeatable function", "org.apache.spark.sql.functions", ENDLESS_OR_UNREPEATABLE))
                .check(CORE);
    }

    @Test
    void moneyAndPointsAreNeverDoubles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.dipper.money..",
                        "org.dipper.settlement..",
                        "org.dipper.catalog..",
                        "org.dipper.policy..",
                        "org.dipper.grouping..")
                .should(useFloatingPoint())
                .check(CORE);
    }

    @Test
    void packagesFormNoRing() {
        slices().matching("org.dipper.(*)..").should().beFreeOfCycles().check(CORE);
    }

    private static JavaClasses withoutSerializable() {
        return CORE.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                "not serialised", type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .noneMatch(name -> name.equals("java.io.Serializable") || name.equals("java.io.PrintStream"))));
    }

    private static ArchCondition<JavaClass> notCall(final String kind, final String owner, final Set<String> methods) {
        return new ArchCondition<>("not call " + kind) {
            @Override
            public void check(final JavaClass type, final ConditionEvents events) {
                for (final JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().getName().equals(owner) && methods.contains(call.getName())) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useFloatingPoint() {
        return new ArchCondition<>("use double or float") {
            @Override
            public void check(final JavaClass type, final ConditionEvents events) {
                final boolean inFields = type.getFields().stream()
                        .anyMatch(field -> isFloating(field.getRawType().getName()));
                final boolean inMethods = type.getMethods().stream()
                        .anyMatch(method -> isFloating(method.getRawReturnType().getName())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(parameter -> isFloating(parameter.getName())));
                final boolean inCalls = type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("doubleValue")
                                || call.getName().equals("floatValue")
                                || call.getTarget().getRawReturnType().getName().equals("double"));
                if (inFields || inMethods || inCalls) {
                    events.add(SimpleConditionEvent.satisfied(type, type.getName() + " uses double or float"));
                }
            }

            private boolean isFloating(final String name) {
                return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(name);
            }
        };
    }
}
