package de.pimux.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountEventsTest {
    @Test
    void every_event_of_an_account_is_a_record_inside_the_sealed_interface_of_a_listed_feature() {
        var listed = AccountEvents.FEATURES.stream()
                .flatMap(feature -> Stream.of(feature.getPermittedSubclasses()))
                .peek(event -> assertThat(event).isRecord())
                .map(Class::getName)
                .collect(Collectors.toSet());
        var found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("de.pimux.core").stream()
                        .filter(type -> type.isAssignableTo(AccountEvent.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(listed).isEqualTo(found);
    }
}
