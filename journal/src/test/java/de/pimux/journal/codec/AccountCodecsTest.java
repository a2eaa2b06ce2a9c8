package de.pimux.journal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountEvents;
import de.pimux.core.account.AccountHistory;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.archive.ArchiveEvent;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.ledger.DeviceEvent.DeviceKnown;
import de.pimux.core.offline.OfflineQueue;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.vault.Erased;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was ever written stays readable. A sample of every version of every codec lies in {@code events/}; a new version
 * or a new codec writes its own with {@code -Dpimux.samples=write}, and none is ever written anew.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountCodecsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final EventCodec CODEC = new EventCodec(List.of(new AccountCodecs()));

    static Stream<Class<?>> eventTypes() {
        return AccountEvents.FEATURES.stream().flatMap(AccountCodecsTest::leaves);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AccountCodecsTest::leaves)
                : Stream.of(type);
    }

    static List<AccountEvent> events() {
        return AccountSamples.EVENTS;
    }

    static Stream<Object> values() {
        return Stream.concat(events().stream(), Stream.of(AccountSamples.STATE.with(OfflineQueue.EMPTY)));
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void every_event_type_has_a_codec_and_a_sample(Class<?> type) {
        assertThat(CODEC.codecs()).extracting(Codec::type).anyMatch(type::equals);
        assertThat(events()).hasAtLeastOneElementOfType(type);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_states_a_class_that_state_is_made_of_or_changes_no_state(AccountEvent event) {
        if (event.retention().isShelvedByDay()) {
            assertThat(event.applyTo(AccountSamples.STATE)).isSameAs(AccountSamples.STATE);
        } else {
            assertThat(event.retention()).isIn(RetentionClass.ACCOUNT, RetentionClass.PENDING);
        }
    }

    @Test
    void a_snapshot_knows_that_the_owner_is_to_be_told() {
        assertThat(CODEC.decode(CODEC.encode(AccountSamples.STATE.withFailuresToTell(7))))
                .isEqualTo(AccountSamples.STATE.with(OfflineQueue.EMPTY).withFailuresToTell(7));
    }

    @Test
    void a_snapshot_knows_the_devices() {
        AccountState state = AccountSamples.STATE
                .with(OfflineQueue.EMPTY)
                .apply(new DeviceKnown("one"))
                .apply(new DeviceKnown("other"));
        assertThat(CODEC.decode(CODEC.encode(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_read_as_it_was_written(Object value) {
        assertThat(CODEC.decode(CODEC.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_version_that_was_ever_written_is_still_read(Object value) throws IOException {
        Codec<?> codec = codecOf(value);
        for (int version = 1; version <= codec.version(); version++) {
            Path sample = SAMPLES.resolve(codec.name() + ".v" + version + ".bin");
            if (!Files.exists(sample) && "write".equals(System.getProperty("pimux.samples"))) {
                Files.createDirectories(SAMPLES);
                Files.write(sample, CODEC.encode(value));
            }
            assertThat(CODEC.decode(Files.readAllBytes(sample))).isEqualTo(AccountSamples.asOf(value, version));
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_is_written_now_is_the_newest_sample_byte_for_byte(Object value) {
        Codec<?> codec = codecOf(value);
        assertThat(SAMPLES.resolve(codec.name() + ".v" + codec.version() + ".bin"))
                .hasBinaryContent(CODEC.encode(value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void bytes_that_end_too_early_are_refused(Object value) {
        byte[] bytes = CODEC.encode(value);
        IntStream.range(0, bytes.length)
                .forEach(length -> assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(bytes, length)))
                        .isInstanceOf(CodecException.class));
    }

    /** Longer, it would not be there again when older data is brought back, and with it the rest of the name. */
    @Test
    void the_end_of_an_account_fits_into_the_vault_however_much_it_had() {
        Map<RetentionClass, Long> most =
                Tally.CLASSES.stream().collect(Collectors.toMap(retention -> retention, retention -> (1L << 35) - 1));
        AccountErased erased = new AccountErased(
                Instant.parse("2999-12-31T23:59:59Z"), Requester.OPERATOR, new Tally(most), new ReceiptId(-1, -1));
        assertThat(CODEC.encode(erased)).hasSizeLessThanOrEqualTo(Erased.MAX_EVENT);
    }

    @Test
    void a_snapshot_holds_everything_but_messages_on_their_way() {
        byte[] snapshot = CODEC.encode(AccountSamples.STATE);
        assertThat(AccountSamples.STATE.queue().size()).isPositive();
        assertThat(CODEC.decode(snapshot)).isEqualTo(AccountSamples.STATE.with(OfflineQueue.EMPTY));
        assertThat(new String(snapshot, UTF_8))
                .contains(AccountSamples.ROMEO.text())
                .doesNotContain("Montague");
    }

    @Test
    void a_snapshot_holds_what_an_owner_decided_about_the_archive() {
        AccountState state = AccountSamples.EVENTS.stream()
                .filter(ArchiveEvent.class::isInstance)
                .reduce(AccountSamples.STATE.with(OfflineQueue.EMPTY), AccountState::apply, (first, second) -> second);
        assertThat(state.archive().history()).hasSize(2);
        assertThat(CODEC.decode(CODEC.encode(state))).isEqualTo(state);
    }

    @Test
    void a_snapshot_of_a_restricted_account_holds_all_that_is_kept() {
        AccountState state =
                AccountSamples.STATE.with(OfflineQueue.EMPTY).apply(new AccountRestricted(AccountSamples.AT));
        assertThat(state.isRestricted()).isTrue();
        assertThat(CODEC.decode(CODEC.encode(state))).isEqualTo(state);
    }

    @Test
    void a_snapshot_is_a_history_of_events_that_last() {
        assertThat(AccountHistory.of(AccountSamples.STATE))
                .isNotEmpty()
                .allMatch(event -> event.retention() == RetentionClass.ACCOUNT);
    }

    @Test
    void a_version_of_the_future_is_refused() {
        byte[] future = new Output().text("message-queued").number(99).toBytes();
        assertThatThrownBy(() -> CODEC.decode(future))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("99");
    }

    @Test
    void a_type_without_a_codec_is_refused() {
        assertThatThrownBy(() -> CODEC.encode("text")).isInstanceOf(CodecException.class);
    }

    private static Codec<?> codecOf(Object value) {
        return CODEC.codecs().stream()
                .filter(codec -> codec.type().isInstance(value))
                .findFirst()
                .orElseThrow();
    }
}
