package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.simulator.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

class OptionValuesTest {
    private static final Map<String, ITypeConverter<?>> READERS = Map.of(
            "requests", new OptionValues.Concurrencies(),
            "port", new OptionValues.Ports(),
            "latency", new OptionValues.Milliseconds(),
            "time", new OptionValues.Durations(),
            "day", new OptionValues.Dates(),
            "text", new OptionValues.FilledIn(),
            "id", new OptionValues.Guids(),
            "cloud", new OptionValues.Clouds(),
            "split", new OptionValues.Splits(),
            "fault", new OptionValues.Faults());

    @ParameterizedTest
    @CsvSource({
        "requests, 1",
        "requests, 64",
        "port, 0",
        "port, 65535",
        "id, 11111111-2222-3333-4444-555555555555",
        "cloud, AzureCloud",
        "cloud, AzureUSGovernment",
        "cloud, AzureChinaCloud",
        "cloud, http://localhost:8443",
        "cloud, https://127.0.0.1",
        "split, resource-group",
        "day, 2027-01-31",
        "text, a sentence"
    })
    void whatIsRightIsTakenAsItIs(String option, String text) throws Exception {
        assertThat(READERS.get(option).convert(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "latency, 0, PT0S",
        "latency, 60000, PT1M",
        "time, 90s, PT1M30S",
        "time, 10m, PT10M",
        "time, 1h, PT1H",
        "time, 99999s, PT27H46M39S",
        "id, ABCDEF01-2222-3333-4444-555555555555, abcdef01-2222-3333-4444-555555555555",
        "text, '  Rita Reyes ', Rita Reyes"
    })
    void orAsWhatItMeans(String option, String text, String meant) throws Exception {
        assertThat(READERS.get(option).convert(text)).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests | 0             | '0' is not a number from 1 to 64",
                "requests | 65            | '65' is not a number from 1 to 64",
                "requests | many          | 'many' is not a number from 1 to 64",
                "port     | -1            | '-1' is not a number from 0 to 65535",
                "port     | 65536         | '65536' is not a number from 0 to 65535",
                "port     | 99999999999   | '99999999999' is not a number from 0 to 65535",
                "latency  | 60001         | '60001' is not a number from 0 to 60000",
                "time     | 010m          | '010m' is no time; write 90s, 10m or 1h",
                "time     | 1d            | '1d' is no time; write 90s, 10m or 1h",
                "day      | 31.1.2027     | '31.1.2027' is no date; write it such as 2027-01-31",
                "day      | 2027-02-30    | '2027-02-30' is no date; write it such as 2027-01-31",
                "text     | ' '           | it is empty; write a name or a sentence",
                "text     | ' todo '      | it is empty; write a name or a sentence",
                "id       | 1111          | '1111' is no id; it looks like 11111111-2222-3333-4444-555555555555",
                "cloud    | http://azure  | 'http://azure' is no cloud; use AzureCloud, AzureUSGovernment, AzureChinaCloud,"
                        + " or the address that simulate prints",
                "split    | account       | 'account' is nothing to split by; use resource-group",
                "fault    | moon=403      | 'moon=403': \"moon\" is no kind of evidence; use one, token, or a pattern with *"
                        + " over host and path"
            })
    void whatIsWrongIsToldWithWhatWouldBeRight(String option, String text, String told) {
        assertThatThrownBy(() -> READERS.get(option).convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(told);
    }

    @Test
    void oneOfAFewIsTakenByItsName() {
        assertThat(new OptionValues.Severities().convert("high")).isEqualTo(Severity.HIGH);
        assertThat(new OptionValues.SignIns().convert("azure-cli")).isEqualTo(SignIn.Method.AZURE_CLI);
        assertThat(new OptionValues.Shells().convert("zsh")).isEqualTo(CompletionCommand.Shell.ZSH);
        assertThat(new OptionValues.Examples().convert("permit-chatbot")).isEqualTo(DemoCommand.Example.PERMIT_CHATBOT);
        assertThat(new OptionValues.Instants().convert("2026-11-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(new OptionValues.Faults().convert("vault=403")).isEqualTo(Fault.parse("vault=403"));
        assertThat(new OptionValues.Formats().convert("sarif").id()).isEqualTo("sarif");
    }

    @Test
    void aHashHasSixtyFourHexadecimalDigits() {
        String hash = "0123456789abcdef".repeat(4);
        assertThat(new OptionValues.Hashes().convert(hash.toUpperCase(Locale.ROOT)))
                .isEqualTo(hash);
        for (String wrong : List.of("", hash.substring(1), hash + "0", "g" + hash.substring(1))) {
            assertThatThrownBy(() -> new OptionValues.Hashes().convert(wrong))
                    .hasMessage("'" + wrong
                            + "' is no SHA-256; it has 64 hexadecimal digits, and cmk-verify pack show PACK prints it");
        }
    }

    @Test
    void elseItIsSaidWhatThereIs() {
        assertThatThrownBy(() -> new OptionValues.Formats().convert("pdf"))
                .hasMessageStartingWith("'pdf' is no report format; use junit, json, ");
        assertThatThrownBy(() -> new OptionValues.Shells().convert("fish"))
                .hasMessage("'fish' is not known; use bash or zsh");
        assertThatThrownBy(() -> new OptionValues.Severities().convert("urgent"))
                .hasMessage("'urgent' is no severity; use critical, high, medium or low");
        assertThatThrownBy(() -> new OptionValues.SignIns().convert("kerberos"))
                .hasMessage(
                        "'kerberos' is no way to sign in; use auto, environment, workload-identity, managed-identity"
                                + " or azure-cli");
        assertThatThrownBy(() -> new OptionValues.Instants().convert("yesterday"))
                .hasMessage("'yesterday' is no instant; write it in UTC, such as 2026-11-01T00:00:00Z");
    }
}
