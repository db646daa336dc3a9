package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.Inputs;
import io.github.cmkverify.action.toolkit.Job;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The inputs of {@code action.yml} and {@code merge/action.yml}, read strictly: what is not understood ends the step instead of being ignored. */
final class StepInputs {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final int MOST_ANNOTATIONS = 10;
    private static final int MOST_MINUTES = 360;

    private final Inputs inputs;

    StepInputs(Inputs inputs) {
        this.inputs = inputs;
    }

    List<Path> profiles() {
        List<String> lines = inputs.lines("profile");
        if (lines.isEmpty()) {
            throw new InputException("Input required and not supplied: profile");
        }
        return lines.stream().map(line -> path("profile", line)).toList();
    }

    /** The one profile of a merge. */
    Path profile() {
        List<Path> all = profiles();
        if (all.size() != 1) {
            throw new InputException("The input profile must be one path");
        }
        return all.get(0);
    }

    /** Files with reports, or folders with such files somewhere below. */
    List<Path> reports() {
        List<String> lines = inputs.lines("reports");
        if (lines.isEmpty()) {
            throw new InputException("Input required and not supplied: reports");
        }
        return lines.stream().map(line -> path("reports", line)).toList();
    }

    Optional<Path> evidence() {
        return optionalPath("evidence");
    }

    Optional<String> expectedPackSha256() {
        Optional<String> hash = given("expect-pack-sha256").map(text -> text.toLowerCase(Locale.ROOT));
        if (hash.isPresent() && !SHA256.matcher(hash.get()).matches()) {
            throw wrong("expect-pack-sha256", "64 hexadecimal digits, as cmk-verify pack show PACK prints them");
        }
        if (hash.isPresent() && evidence().isEmpty()) {
            throw new InputException("The input expect-pack-sha256 is for a recorded pack: name it with evidence");
        }
        return hash;
    }

    Set<String> accounts() {
        return Set.copyOf(inputs.lines("account"));
    }

    Optional<Severity> failOn() {
        return given("fail-on")
                .map(text -> Severity.of(text).orElseThrow(() -> wrong("fail-on", "critical, high, medium or low")));
    }

    Optional<Path> floor() {
        return optionalPath("floor");
    }

    /** Those of the input; else those that the operator set for the runner. */
    String allowedHosts(Job job) {
        return given("allow-hosts").orElseGet(() -> job.variable("CMK_VERIFY_ALLOWED_HOSTS"));
    }

    Auth auth() {
        return choice("auth", Auth.values());
    }

    Optional<String> clientId() {
        return id("client-id");
    }

    Optional<String> tenantId() {
        return id("tenant-id");
    }

    private Optional<String> id(String name) {
        Optional<String> id = given(name);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw wrong(name, "an id such as 00000000-0000-0000-0000-000000000000");
        }
        return id;
    }

    String audience() {
        return inputs.required("audience");
    }

    Optional<Path> caBundle() {
        return optionalPath("ca-bundle");
    }

    Duration timeout() {
        return Duration.ofMinutes(number("timeout", 1, MOST_MINUTES));
    }

    Path reportDirectory() {
        return path("report-dir", inputs.required("report-dir"));
    }

    /** In the order to write them, each once. */
    List<ReportFormat> formats() {
        var wanted = Arrays.stream(inputs.required("formats").split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        if (wanted.equals(List.of("all"))) {
            return ReportFormat.all();
        }
        String known = ReportFormat.all().stream().map(ReportFormat::id).collect(Collectors.joining(", "));
        if (wanted.isEmpty()
                || wanted.stream().anyMatch(id -> ReportFormat.of(id).isEmpty())) {
            throw wrong("formats", "all, or some of " + known + ", separated by commas");
        }
        return ReportFormat.all().stream()
                .filter(format -> wanted.contains(format.id()))
                .toList();
    }

    /**
     * Reads all inputs of a verification, also those that this run does not use: what is wrong is said at once.
     *
     * @throws InputException for the first that is wrong
     */
    void demandSound() {
        profiles();
        expectedPackSha256();
        accounts();
        failOn();
        floor();
        auth();
        clientId();
        tenantId();
        audience();
        caBundle();
        timeout();
        reportDirectory();
        formats();
        pack();
        display();
        uploadSarif();
    }

    Tristate pack() {
        return choice("pack", Tristate.values());
    }

    Display display() {
        return new Display(name(), choice("summary", When.values()), number("annotations", 0, MOST_ANNOTATIONS));
    }

    Tristate uploadSarif() {
        return choice("upload-sarif", Tristate.values());
    }

    Optional<String> sarifCategory() {
        return given("sarif-category");
    }

    Optional<String> token() {
        return given("github-token");
    }

    Optional<String> name() {
        return given("name");
    }

    /** How to sign in. */
    enum Auth {
        AUTO,
        GITHUB,
        AZURE_CLI,
        ENVIRONMENT,
        WORKLOAD_IDENTITY,
        MANAGED_IDENTITY
    }

    /** Yes, no, or what suits. */
    enum Tristate {
        AUTO,
        TRUE,
        FALSE
    }

    /** When something is shown. */
    enum When {
        ALWAYS,
        ON_FAILURE,
        NEVER
    }

    private Optional<String> given(String name) {
        return Optional.of(inputs.text(name)).filter(text -> !text.isEmpty());
    }

    private Optional<Path> optionalPath(String name) {
        return given(name).map(text -> path(name, text));
    }

    private static Path path(String name, String text) {
        if (text.lines().count() > 1) {
            throw wrong(name, "one path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(name, "a path of this system");
        }
    }

    private int number(String name, int least, int most) {
        String text = inputs.required(name);
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return number;
    }

    private <E extends Enum<E>> E choice(String name, E[] values) {
        String text = inputs.required(name);
        return Arrays.stream(values)
                .filter(value -> spelled(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of "
                                + Arrays.stream(values).map(StepInputs::spelled).collect(Collectors.joining(", "))));
    }

    /** {@code ON_FAILURE} is written {@code on-failure}. */
    static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value is not quoted: it may be a secret in the wrong place. */
    private static InputException wrong(String name, String right) {
        return new InputException("The input " + name + " must be " + right);
    }
}
