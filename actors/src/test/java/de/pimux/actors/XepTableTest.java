package de.pimux.actors;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XepTableTest {
    /** With {@code -Dpimux.write-docs=true} it writes the page instead. */
    @Test
    void the_page_of_supported_extensions_is_what_the_code_says() throws ConfigException, IOException {
        Path page = Path.of("..", "docs", "xeps.md");
        String table = XepTable.of(ConfigReader.defaults(Path.of("")));
        if (Boolean.getBoolean("pimux.write-docs")) Files.writeString(page, table);
        assertThat(page).hasContent(table);
    }
}
