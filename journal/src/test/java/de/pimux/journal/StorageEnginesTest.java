package de.pimux.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A second store must fit beside the first, so nobody else may know what the first is made of. */
@AnalyzeClasses(packages = "de.pimux", importOptions = ImportOption.DoNotIncludeTests.class)
class StorageEnginesTest {
    @ArchTest
    static final ArchRule only_the_embedded_store_touches_rocksdb = noClasses()
            .that()
            .resideOutsideOfPackage("de.pimux.journal.embedded")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");

    @ArchTest
    static final ArchRule a_store_knows_no_actors_and_no_codec = noClasses()
            .that()
            .resideInAnyPackage("de.pimux.journal", "de.pimux.journal.embedded")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..", "de.pimux.journal.plugin", "de.pimux.journal.codec");
}
