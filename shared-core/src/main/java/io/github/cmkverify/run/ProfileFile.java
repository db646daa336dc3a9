package io.github.cmkverify.run;

import io.github.cmkverify.profile.AllowedHosts;
import io.github.cmkverify.profile.CheckIds;
import io.github.cmkverify.profile.Floor;
import io.github.cmkverify.profile.FloorLoader;
import io.github.cmkverify.profile.Loaded;
import io.github.cmkverify.profile.Problem;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.ProfileLoader;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the profile and puts it under what the operator demands.
 *
 * @param ids the checks that a waiver may name
 * @param today the day in UTC that the length of waivers is measured from
 */
record ProfileFile(CheckIds ids, LocalDate today) {
    /** No profile is larger; more is not read, so that a wrong path cannot fill the memory. */
    private static final int MOST_BYTES = (1 << 20) + 1;

    private static final int LONGEST_PATH = 200;

    Profile load(Path file) throws Stop {
        return unwrap(
                "the profile is refused",
                ProfileLoader.load(bytes(file, "profile"), name(file), ids, today, new SharedFiles(file)));
    }

    /** The stricter of profile and floor in every rule. */
    Profile under(Profile profile, Path floorFile) throws Stop {
        Floor floor = unwrap("the floor is refused", FloorLoader.load(bytes(floorFile, "floor"), name(floorFile)));
        return unwrap("the profile does not stand on the operator's floor", profile.under(floor, today));
    }

    /** Options can only tighten the gate. */
    static Profile tightened(Profile profile, Optional<Severity> failOn) throws Stop {
        if (failOn.isEmpty()) {
            return profile;
        }
        return profile.withFailOn(failOn.get())
                .orElseThrow(() -> Stop.because(
                        ExitCode.USAGE,
                        "failing on " + failOn.get().text() + " would loosen the gate, which fails on "
                                + profile.gate().failOn().text()
                                + " already: leave the option out, or change gate.failOn in the profile"));
    }

    /** A profile that names hosts of its own is used only when the operator allows them: it could fetch a token away. */
    static void demandAllowed(Profile profile, String allowedHosts) throws Stop {
        List<Problem> refused = AllowedHosts.of(allowedHosts).refuse(profile);
        if (!refused.isEmpty()) {
            throw Stop.because(
                    ExitCode.USAGE,
                    "the profile names hosts that the operator does not allow",
                    refused.stream().map(Problem::toString).toList());
        }
    }

    private static <T> T unwrap(String what, Loaded<T> loaded) throws Stop {
        Loaded<T> known = loaded;
        Optional<T> value = known.fold(Optional::of, problems -> Optional.empty());
        if (value.isPresent()) {
            return value.get();
        }
        throw Stop.because(ExitCode.USAGE, what, known.fold(nothing -> List.<String>of(), problems -> problems.stream()
                .map(Problem::toString)
                .toList()));
    }

    private static byte[] bytes(Path file, String what) throws Stop {
        if (Files.isDirectory(file)) {
            throw unreadable(file, what, "is a folder", "name the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw unreadable(file, what, "does not exist", "check the path");
        } catch (AccessDeniedException e) {
            throw unreadable(file, what, "may not be read by this user", "allow it, or name another file");
        } catch (IOException e) {
            throw unreadable(
                    file,
                    what,
                    "cannot be read (" + e.getMessage() + ")",
                    "check that it is a file and its disk is there");
        }
    }

    private static Stop unreadable(Path file, String what, String why, String fix) {
        return Stop.because(
                ExitCode.USAGE,
                "the " + what + " " + Visible.cut(file.toString(), LONGEST_PATH) + " " + why + ": " + fix);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
