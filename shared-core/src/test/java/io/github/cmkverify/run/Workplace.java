package io.github.cmkverify.run;

import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A directory with a profile and an evidence pack, as a pipeline has it.
 *
 * @param packSha256 the hash of the pack
 */
public record Workplace(Path directory, String packSha256) {
    /** In order: promoted. */
    public static Workplace green(Path directory) {
        return of(directory, Worlds.base("rbac"));
    }

    /** In order, and so old that only the profile keeps it from being stale; for runs by the real clock. */
    public static Workplace greenForever(Path directory) {
        return of(directory, withLine(Worlds.base("rbac"), "thresholds: {maxEvidenceAge: unlimited}"));
    }

    /** The account lies elsewhere than the profile says: exit 1. */
    public static Workplace failing(Path directory) {
        return of(directory, with(Worlds.base("rbac"), "location: swedencentral", "location: westeurope"));
    }

    public static Workplace of(Path directory, World world) {
        return of(directory, world, world.record());
    }

    public static Workplace of(Path directory, World world, Recorded recorded) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("cmk-profile.yml"), world.profileText());
            String hash = PackWriter.write(directory.resolve("evidence"), recorded.provenance(), recorded.items());
            return new Workplace(directory, hash);
        } catch (IOException | PackRefused e) {
            throw new IllegalStateException(e);
        }
    }

    public static World with(World world, String text, String replacement) {
        if (!world.profileText().contains(text)) {
            throw new IllegalArgumentException("no " + text + " in the profile of " + world.name());
        }
        return world.withProfile(world.profileText().replace(text, replacement));
    }

    public static World withLine(World world, String line) {
        return world.withProfile(world.profileText() + line + "\n");
    }

    public Path profile() {
        return directory.resolve("cmk-profile.yml");
    }

    public Path evidence() {
        return directory.resolve("evidence");
    }

    public Reports reports() {
        return new Reports(directory.resolve("cmk-report"));
    }

    /** {@code verify} of what is here, into the report directory that is here. */
    public Object[] verify(Object... more) {
        return verify(profile(), reports().directory(), more);
    }

    public Object[] verifyInto(Path reportDirectory) {
        return verify(profile(), reportDirectory);
    }

    public Object[] verifyProfile(Path otherProfile) {
        return verify(otherProfile, reports().directory());
    }

    private Object[] verify(Path profileFile, Path reportDirectory, Object... more) {
        var args = new ArrayList<Object>(
                List.of("verify", "--profile", profileFile, "--evidence", evidence(), "--report-dir", reportDirectory));
        args.addAll(Arrays.asList(more));
        return args.toArray();
    }
}
