package de.pimux.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executor;

/** What the poms can't say about this module. */
@AnalyzeClasses(packages = "de.pimux.core", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule no_plumbing = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "akka..",
                    "scala..",
                    "io.netty..",
                    "org.slf4j..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..");

    @ArchTest
    static final ArchRule no_input_and_output = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(?!Serializable|ObjectStreamException|ByteArray).*");

    @ArchTest
    static final ArchRule no_clock =
            noClasses().should().callMethodWhere(DescribedPredicate.describe("reads a clock", PurityTest::readsClock));

    @ArchTest
    static final ArchRule no_threads = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent.locks..");

    private static boolean readsClock(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        if (owner.isEquivalentTo(System.class)) return call.getName().matches("currentTimeMillis|nanoTime");
        return owner.isEquivalentTo(Clock.class) || (call.getName().equals("now") && isTime(owner));
    }

    private static boolean isTime(JavaClass owner) {
        return List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class)
                .stream()
                .anyMatch(owner::isEquivalentTo);
    }
}
