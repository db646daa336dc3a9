package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What lies in a bundle and how to repeat its verdict.
 *
 * @param profileName safe in a command
 * @param profileExtends whether a second file belongs to the profile
 * @param packName safe in a command
 */
record BundleReadme(JsonNode report, String profileName, boolean profileExtends, String packName, String packSha256) {
    private static final String EXTENDS = """

                The profile extends a file beside it. A profile may do that only inside of one repository, so make this folder
                one first: `git init .`
                """;

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    String text() {
        return """
                # A verdict of CMK Verify, to be repeated

                | What | Value |
                | --- | --- |
                | Decision | %s, exit code %s |
                | Mode | %s |
                | Dates judged at | %s |
                | cmk-verify | %s, catalogue %s |
                | Evidence pack SHA-256 | %s |

                ## Is it whole?

                    sha256sum --check SHA256SUMS
                    cmk-verify pack check %s --expect-pack-sha256 %s

                Hashes prove that nothing was changed since they were noted, not who made the bundle. Compare the hash of the
                bundle, or that of the pack, with one that was noted elsewhere, such as in the build log, a change ticket, a
                signature or an attestation.

                ## Judge it again, without Azure

                With the same version of cmk-verify:
                %s
                    cmk-verify verify --profile profile/%s --evidence %s --report-dir again --format json
                    cmp reports/cmk-report.json again/cmk-report.json

                The two files are the same, byte for byte, when the mode above is `replay`, the options of the first run are
                given again, and the profile still takes evidence of this age. A report of a run against Azure (`live`) has
                the same findings as its replay, but says `live`. When the evidence is too old for the profile, judge it as an
                audit, which never promotes, and compare the findings:

                    cmk-verify verify --profile profile/%s --evidence %s --report-dir again --format json --at %s
                    diff <(jq .findings reports/cmk-report.json) <(jq .findings again/cmk-report.json)
                """.transform(text -> filled(
                text,
                value("/decision"),
                value("/exitCode"),
                value("/mode"),
                value("/evaluatedAt"),
                value("/toolVersion"),
                value("/catalogueVersion"),
                packSha256,
                packName,
                packSha256,
                profileExtends ? EXTENDS : "",
                profileName,
                packName,
                profileName,
                packName,
                value("/evaluatedAt")));
    }

    /** Each {@code %s} by one value; the values have none. */
    private static String filled(String text, String... values) {
        String filled = text;
        for (String value : values) {
            int place = filled.indexOf("%s");
            filled = filled.substring(0, place) + value + filled.substring(place + 2);
        }
        return filled;
    }

    /** What a report says may have been edited: only plain values get into a text with commands. */
    private String value(String pointer) {
        String text = report.at(pointer).asText();
        return SAFE.matcher(text).matches() ? text : "(see the report)";
    }
}
