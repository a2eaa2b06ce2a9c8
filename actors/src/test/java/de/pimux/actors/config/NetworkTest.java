package de.pimux.actors.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/63, 2001:db8:0:1::5, true",
        "2001:db8::/64, 2001:db8:0:1::5, false"
    })
    void contains_its_addresses(String network, String address, boolean inside) {
        assertThat(Network.of(network).contains(Network.literal(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "example.org", "10.0.0.0/-1", "::1/129", "", "/8", "beef"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_addresses_of_one_64_are_in_one_network() {
        Network one = Network.around(Network.literal("2001:db8::1"), 64);
        assertThat(one).isEqualTo(Network.around(Network.literal("2001:db8::ffff:1"), 64));

        assertThat(one.toString()).doesNotContain("2001");
    }
}
