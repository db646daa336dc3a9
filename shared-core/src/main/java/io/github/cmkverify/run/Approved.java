package io.github.cmkverify.run;

import io.github.cmkverify.profile.CheckIds;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A profile as it counts: tightened by the caller, under the operator's floor, naming no host that the operator does not
 * allow.
 *
 * @param ids the checks that a waiver may name
 * @param today the day in UTC that the length of waivers is measured from
 */
record Approved(CheckIds ids, LocalDate today, Optional<Path> floor, Optional<Severity> failOn, String allowedHosts) {
    Profile load(Path file) throws Stop {
        var reader = new ProfileFile(ids, today);
        Profile own = reader.load(file);
        // before the floor: an option that tightens the profile stays right when the operator demands even more
        Profile tightened = ProfileFile.tightened(own, failOn);
        Profile grounded = floor.isPresent() ? reader.under(tightened, floor.get()) : tightened;
        ProfileFile.demandAllowed(grounded, allowedHosts);
        return grounded;
    }
}
