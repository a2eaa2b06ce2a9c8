package de.pimux.core.datapolicy;

import de.pimux.core.language.Language;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Says in a sentence for each class what is kept and for how long. */
final class Explanation {
    private Explanation() {}

    static List<String> of(RetentionPolicy policy, Set<RetentionClass> kept, Language language) {
        List<String> lines = new ArrayList<>();
        for (RetentionClass retention :
                Arrays.stream(RetentionClass.values()).filter(kept::contains).toList()) {
            long days = policy.bound(retention).map(Duration::toDays).orElse(0L);
            lines.add(
                    language == Language.DE
                            ? german(retention).formatted(days(days, "Tag", "Tage"))
                            : english(retention).formatted(days(days, "day", "days")));
        }
        return lines;
    }

    private static String days(long days, String one, String more) {
        return days + " " + (days == 1 ? one : more);
    }

    private static String english(RetentionClass retention) {
        return switch (retention) {
            case ACCOUNT ->
                "Account (password as salted keys, contacts, block list, profile, avatar, what your clients publish or store privately, marks that tell new devices from known ones): until the account is erased. A keyed hash of its name stays with the record of the erasure, so that older data can't bring it back.";
            case PENDING ->
                "Messages that nobody could take yet: until they are delivered, or the account is erased. For these the retention is infinite.";
            case ARCHIVE -> "Message archive: %s, and only if it is switched on.";
            case UPLOAD -> "Uploaded files: %s.";
            case SECURITY ->
                "Failed logins with the IP address they came from: %s, and as long what was done to the account (new devices, changes of the password, copies, access by the operator), without addresses. No other address is stored.";
            case LOG ->
                "Error log and log of the web site (path without secret parts, amount of data, status, time): %s. They hold no addresses and no content.";
            case VOLATILE -> "Presence: in memory only, never stored.";
        };
    }

    private static String german(RetentionClass retention) {
        return switch (retention) {
            case ACCOUNT ->
                "Konto (Passwort als gesalzene Schlüssel, Kontakte, Blockierliste, Profil, Avatar, was deine Clients veröffentlichen oder privat ablegen, Merkmale, an denen neue Geräte auffallen): bis das Konto gelöscht wird. Ein geschlüsselter Hash des Namens bleibt beim Vermerk der Löschung, damit ältere Daten es nicht wiederbringen.";
            case PENDING ->
                "Nachrichten, die noch niemand annehmen konnte: bis zur Zustellung oder bis das Konto gelöscht wird. Für sie ist die Speicherdauer unbegrenzt.";
            case ARCHIVE -> "Nachrichtenarchiv: %s, und nur, wenn es eingeschaltet ist.";
            case UPLOAD -> "Hochgeladene Dateien: %s.";
            case SECURITY ->
                "Fehlgeschlagene Anmeldungen mit der IP-Adresse, von der sie kamen: %s, und ebenso lange, was mit dem Konto geschah (neue Geräte, Änderungen des Passworts, Kopien, Zugriffe des Betreibers), ohne Adressen. Keine andere Adresse wird gespeichert.";
            case LOG ->
                "Fehlerprotokoll und Protokoll der Webseite (Pfad ohne geheime Teile, Datenmenge, Status, Zeit): %s. Sie enthalten weder Adressen noch Inhalte.";
            case VOLATILE -> "Verfügbarkeit (Presence): nur im Arbeitsspeicher, nie gespeichert.";
        };
    }
}
