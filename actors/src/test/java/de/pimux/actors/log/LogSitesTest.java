package de.pimux.actors.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Every place that writes into the log. One more is looked at, and then named here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogSitesTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("de.pimux.xml", "de.pimux.core", "de.pimux.journal", "de.pimux.actors");

    /** What these print: counts, days, folders of the server, type and place of a failure, the message of a certificate's reader, a connection's number. */
    private static final Map<String, Long> REVIEWED = Map.ofEntries(
            Map.entry("AccessLog error", 1L),
            Map.entry("AccessLog warn", 1L),
            Map.entry("Alarm info", 1L),
            Map.entry("Alarm error", 1L),
            Map.entry("Answers warn", 1L),
            Map.entry("ArchiveSweep error", 1L),
            Map.entry("BlockRegister info", 1L),
            Map.entry("ConsoleLogin warn", 1L),
            Map.entry("DailyLog error", 1L),
            Map.entry("Engine debug", 1L),
            Map.entry("Engine error", 3L),
            Map.entry("Engine info", 2L),
            Map.entry("ErasedSince warn", 1L),
            Map.entry("FileExpiry info", 1L),
            Map.entry("JournalExtension error", 1L),
            Map.entry("PimuxServer warn", 1L),
            Map.entry("RetentionSchedule error", 1L),
            Map.entry("RetentionSchedule info", 1L),
            Map.entry("ServerCertificates info", 1L),
            Map.entry("ServerCertificates warn", 1L),
            Map.entry("ServerConsole error", 1L),
            Map.entry("UploadContents error", 1L),
            Map.entry("UploadContents warn", 3L),
            Map.entry("VaultFolder warn", 1L),
            Map.entry("WebRoutes error", 1L),
            Map.entry("Wire debug", 2L));

    @Test
    void whoever_logs_was_asked_whether_a_person_could_be_in_the_line() {
        Map<String, Long> found = SERVER.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Logger.class))
                .filter(call -> call.getName().matches("error|warn|info|debug|trace|at.*"))
                .map(call -> site(call) + "@" + call.getLineNumber())
                .distinct() // a lambda's call is its method's too
                .map(site -> site.substring(0, site.indexOf('@')))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        assertThat(found).isEqualTo(new TreeMap<>(REVIEWED));
    }

    private static String site(JavaMethodCall call) {
        return call.getOriginOwner().getSimpleName() + " " + call.getName();
    }

    @Test
    void nothing_prints_past_the_log_but_the_commands_of_the_operator() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("de.pimux.actors.Main")
                .and()
                .doNotHaveFullyQualifiedName("de.pimux.actors.config.Check")
                .and()
                .doNotHaveFullyQualifiedName("de.pimux.actors.operator.Ctl")
                .and()
                .doNotHaveFullyQualifiedName("de.pimux.actors.operator.Rehearse")
                .and()
                .doNotHaveFullyQualifiedName("de.pimux.actors.erasure.VerifyReceipt")
                .and()
                .doNotHaveFullyQualifiedName("de.pimux.actors.XepTable")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(SERVER);
    }
}
