package de.pimux.actors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the poms can't say about this module. */
@AnalyzeClasses(packages = "de.pimux.actors", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule extensions_do_not_know_each_other =
            slices().matching("de.pimux.actors.extension.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_list_of_installed_extensions_knows_one_of_them = noClasses()
            .that()
            .resideOutsideOfPackage("de.pimux.actors.extension..")
            .and()
            .doNotHaveFullyQualifiedName("de.pimux.actors.Installed")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.pimux.actors.extension.*..");
}
