package de.pimux.actors.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountFilesTest {
    private static final String PIE = "xmlns='urn:xmpp:pie:0' xmlns:xi='http://www.w3.org/2001/XInclude'";

    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void a_folder_beside_others() throws IOException {
        folder = Files.createDirectory(outside.resolve("in"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "<?xml version='1.0' encoding='UTF-8'?>\n" + text);
    }

    private List<String> users(Path main) throws IOException {
        List<String> users = new ArrayList<>();
        AccountFiles.read(
                main,
                (host, user) -> users.add(user.attribute("name") + "@" + host + " "
                        + user.elements().size()));
        return users;
    }

    private Path includes(String href) throws IOException {
        return file("main.xml", "<server-data " + PIE + "><xi:include href='" + href + "'/></server-data>");
    }

    @Test
    void users_are_found_in_files_that_include_others_as_the_xep_lays_them_out() throws IOException {
        file(
                "capulet.com.xml",
                "<host " + PIE + " jid='capulet.com'><xi:include href='capulet.com/juliet.xml'/>"
                        + "<user name='nurse'/></host>");
        file(
                "capulet.com/juliet.xml",
                "<user " + PIE + " name='juliet'><a xmlns='b'/><xi:include href='more.xml'/></user>");
        file("capulet.com/more.xml", "<vCard xmlns='vcard-temp'/>");
        assertThat(users(includes("capulet.com.xml"))).containsExactly("juliet@capulet.com 2", "nurse@capulet.com 0");
    }

    @Test
    void files_elsewhere_are_not_read_not_even_by_a_link() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.xml"), "<host " + PIE + " jid='a.b'/>");
        Files.createSymbolicLink(folder.resolve("link.xml"), secret);
        for (String href : List.of(
                "../secret.xml", "link.xml", secret.toString(), secret.toUri().toString(), "%2e%2e/secret.xml"))
            assertThatThrownBy(() -> users(includes(href))).as(href).isInstanceOf(IOException.class);
    }

    @Test
    void files_that_include_themselves_end() throws IOException {
        assertThatThrownBy(() -> users(includes("main.xml"))).isInstanceOf(IOException.class);
    }

    @Test
    void includes_deep_inside_of_a_user_are_the_users_own_data() throws IOException {
        Path main = file(
                "main.xml",
                "<server-data " + PIE + "><host jid='a.b'><user name='c'><query xmlns='jabber:iq:private'>"
                        + "<x xmlns='y'><xi:include href='nowhere.xml'/></x></query></user></host></server-data>");
        assertThat(users(main)).containsExactly("c@a.b 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>",
                "<server-data xmlns='urn:xmpp:pie:0'>",
                "<server-data xmlns='urn:xmpp:pie:0'><!-- no --></server-data>",
                "PK"
            })
    void what_a_stream_would_refuse_is_refused(String text) throws IOException {
        Path main = file("main.xml", text);
        assertThatThrownBy(() -> users(main)).isInstanceOf(IOException.class).hasMessageNotContaining("passwd");
    }

    @Test
    void a_zip_without_a_document_is_refused() throws IOException {
        Path zip = Files.write(
                folder.resolve("a.zip"),
                new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> users(zip)).isInstanceOf(IOException.class);
    }
}
