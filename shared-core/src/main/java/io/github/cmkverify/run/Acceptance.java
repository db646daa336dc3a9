package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.CheckIds;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes waivers of the failures in a JSON report, for a person to approve. What can never be waived is left out and named: a
 * check of the positive proof, something that is undetermined, something that waits for another check.
 *
 * @param report {@code cmk-report.json}
 * @param profile where {@code thresholds.maxWaiverDays} stands; without it the default of that counts
 * @param checks ids of the checks to accept; empty: all that can be
 * @param reason for every waiver; empty: what the check found
 */
public record Acceptance(
        Path report,
        Optional<Path> profile,
        String ticket,
        LocalDate expires,
        String requester,
        Set<String> checks,
        Optional<String> reason) {
    private static final int DEFAULT_DAYS = 90;
    private static final int MOST_BYTES = 256 << 20;
    private static final int LONGEST_REASON = 500;

    public Acceptance {
        checks = Set.copyOf(checks);
    }

    /** What came of it: the lines to put into a profile, or nothing; {@code exit} is for the process. */
    public record Result(Optional<String> yaml, ExitCode exit) {}

    /** @param today the day in UTC that the length of waivers is measured from */
    public Result make(CheckIds ids, LocalDate today, RunListener listener) {
        try {
            demandTerm(ids, today);
            demandKnown(ids);
            return accept(ids, read(), listener);
        } catch (Stop stop) {
            stop.tell(listener);
            return new Result(Optional.empty(), stop.decision().exit());
        }
    }

    private void demandTerm(CheckIds ids, LocalDate today) throws Stop {
        int most = profile.isPresent()
                ? new ProfileFile(ids, today)
                        .load(profile.get())
                        .thresholds()
                        .maxWaiverDays()
                        .value()
                : DEFAULT_DAYS;
        if (expires.isBefore(today)) {
            throw usage("--expires " + expires + " has passed: a waiver that covers nothing is not worth an approval");
        }
        if (expires.isAfter(today.plusDays(most))) {
            throw usage("--expires " + expires + " is too far away: thresholds.maxWaiverDays allows " + most
                    + " days, the latest day is " + today.plusDays(most)
                    + (profile.isPresent() ? "" : "; if the profile sets another limit, name it with --profile"));
        }
    }

    private void demandKnown(CheckIds ids) throws Stop {
        var unknown = new TreeSet<>(checks);
        unknown.removeAll(ids.known());
        if (!unknown.isEmpty()) {
            throw usage("no check has the id " + String.join(", ", unknown) + ": cmk-verify checks lists them");
        }
    }

    private ObjectNode read() throws Stop {
        try (InputStream in = Files.newInputStream(report)) {
            ObjectNode json = StrictJson.object(Bytes.of(in.readNBytes(MOST_BYTES)));
            if (json.path("schemaVersion").asInt() != 1
                    || !json.path("findings").isArray()) {
                throw usage(report + " is no JSON report of this version: name the cmk-report.json of a run");
            }
            return json;
        } catch (NoSuchFileException e) {
            throw usage("the report " + report + " does not exist: check the path");
        } catch (IOException e) {
            throw usage(
                    "the report " + report + " cannot be read (" + e.getClass().getSimpleName() + "): check the path");
        } catch (StrictJson.Refused e) {
            throw usage("the report " + report + " is " + e.getMessage() + ": name the cmk-report.json of a run");
        }
    }

    private Result accept(CheckIds ids, ObjectNode json, RunListener listener) throws Stop {
        Map<String, String> entries = new LinkedHashMap<>();
        var left = new ArrayList<String>();
        for (JsonNode finding : json.get("findings")) {
            String check = text(finding, "check");
            boolean asked = checks.isEmpty() || checks.contains(check);
            boolean troubled = !Set.of("PASS", "WAIVED").contains(text(finding, "outcome"));
            if (asked && troubled) {
                Optional<String> why = notWaivable(ids, finding);
                why.ifPresent(text -> left.add("left out " + check + " " + text(finding, "account") + " ["
                        + text(finding, "subject") + "]: " + text));
                if (why.isEmpty()) {
                    entries.putIfAbsent(
                            check + " " + text(finding, "resource").toLowerCase(Locale.ROOT), entry(check, finding));
                }
            }
        }
        left.forEach(listener::note);
        if (entries.isEmpty()) {
            throw usage("there is nothing in " + report + " that a waiver could cover"
                    + (checks.isEmpty() ? "" : " among the checks that were named"));
        }
        return new Result(Optional.of(head(json) + String.join("", entries.values())), ExitCode.OK);
    }

    private static Optional<String> notWaivable(CheckIds ids, JsonNode finding) {
        String check = text(finding, "check");
        return switch (text(finding, "outcome")) {
            case "FAIL" ->
                ids.positiveProof().contains(check)
                        ? Optional.of("it belongs to the positive proof and can never be waived; fix it")
                        : ids.known().contains(check)
                                ? Optional.empty()
                                : Optional.of("this version knows no such check");
            case "UNDETERMINED" ->
                Optional.of("it is undetermined, which no waiver covers; let the reader see what is missing");
            default ->
                Optional.of(
                        finding.path("parent").isTextual()
                                ? "it waits for " + text(finding, "parent") + "; settle that, then run again"
                                : "it does not apply");
        };
    }

    private String head(ObjectNode json) {
        return "# For " + shown(text(json, "workload")) + " (" + shown(text(json, "environment")) + "), judged as of "
                + shown(text(json, "evaluatedAt")) + ".\n"
                + "# These lines go into the profile; where it has waivers: already, the entries go below that.\n"
                + "# Somebody other than the requester replaces each TODO by their name: until then the profile is refused.\n"
                + "waivers:\n";
    }

    private String entry(String check, JsonNode finding) {
        String why = reason.orElseGet(() -> text(finding, "reason"));
        return "  - check: " + check + "\n"
                + "    resource: " + quoted(text(finding, "resource")) + "\n"
                + "    reason: " + quoted(why.isBlank() ? "TODO" : why) + "\n"
                + "    requester: " + quoted(requester) + "\n"
                + "    approver: TODO\n"
                + "    ticket: " + quoted(ticket) + "\n"
                + "    expires: " + expires + "\n"
                + (check.equals("CMK-NET-003") ? "    secret: TODO\n    rotationDays: TODO\n" : "");
    }

    private static String shown(String hostile) {
        return Visible.cut(hostile, LONGEST_REASON);
    }

    /** A text of JSON is one of YAML. */
    private static String quoted(String hostile) {
        return TextNode.valueOf(shown(hostile)).toString();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static Stop usage(String what) {
        return Stop.because(ExitCode.USAGE, what);
    }
}
