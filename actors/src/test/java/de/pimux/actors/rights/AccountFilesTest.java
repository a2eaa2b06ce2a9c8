package de.pimux.actors.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.xml.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        Counting counting = new Counting();
        AccountFiles.read(main, counting);
        return counting.users;
    }

    /** Notes of each user how many parts and archived messages it has. */
    private static final class Counting implements AccountFiles.Users {
        private final List<String> users = new ArrayList<>();
        private String name = "";
        private int parts;
        private int archived;

        @Override
        public void begin(String host, Element user) {
            name = user.attribute("name") + "@" + host;
            parts = 0;
            archived = 0;
        }

        @Override
        public void part(Element part) {
            parts++;
        }

        @Override
        public void archived(Element result) {
            archived++;
        }

        @Override
        public void end() {
            users.add(name + " " + parts + (archived == 0 ? "" : " " + archived));
        }
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
                "<user " + PIE + " name='juliet'><a xmlns='b'/><xi:include href='more.xml'/>"
                        + "<xi:include href='archive.xml'/></user>");
        file("capulet.com/more.xml", "<vCard xmlns='vcard-temp'/>");
        file("capulet.com/archive.xml", "<archive xmlns='urn:xmpp:pie:0#mam'><result/><result/></archive>");
        assertThat(users(includes("capulet.com.xml"))).containsExactly("juliet@capulet.com 2 2", "nurse@capulet.com 0");
    }

    @Test
    void an_archive_may_be_longer_than_what_may_be_in_memory() throws IOException {
        byte[] result = ("<result xmlns='urn:xmpp:mam:2' id='i'>" + "x".repeat(1024 * 1024) + "</result>")
                .getBytes(StandardCharsets.UTF_8);
        int results = 1 + AccountFiles.MAX_PART_BYTES / result.length;
        Path zip = folder.resolve("long.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(Deflater.BEST_SPEED);
            out.putNextEntry(new ZipEntry("account.xml"));
            out.write(("<server-data xmlns='urn:xmpp:pie:0'><host jid='a.b'><user name='c'>"
                            + "<archive xmlns='urn:xmpp:pie:0#mam'>")
                    .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < results; i++) out.write(result);
            out.write("</archive></user></host></server-data>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(users(zip)).containsExactly("c@a.b 0 " + results);
    }

    @Test
    void what_stands_where_nothing_is_expected_is_no_user() throws IOException {
        Path main = file(
                "main.xml",
                "<server-data " + PIE + "><user name='a'/><host jid='a.b'><host jid='c.d'><user name='e'/></host>"
                        + "<user name='f'><user name='g'/></user></host></server-data>");
        assertThat(users(main)).containsExactly("f@a.b 0");
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
