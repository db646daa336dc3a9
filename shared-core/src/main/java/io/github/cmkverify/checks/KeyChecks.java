package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.KeyVersion;
import io.github.cmkverify.azure.ListedVersion;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.workload.KeyChain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Group KEY: the key version in use. */
final class KeyChecks {
    private static final String DISABLED = "the version in use is disabled";
    private static final int SUPPORTED_BITS = 2048;
    private static final Set<String> SUPPORTED_TYPES = Set.of("RSA", "RSA-HSM");

    private KeyChecks() {}

    /** CMK-KEY-001. The row of the version in its list is a second witness. */
    static Claim versionInUse(KeyChain key, Instant at) {
        // asked for together with the version: whoever collects need not wait for the one to ask for the other
        Listing<ListedVersion> versions = key.versions();
        return key.version()
                .orBroken(
                        "the version in use does not exist: " + key.whyVersionAbsent(),
                        version -> all(
                                version.enabled().mustBe(true, DISABLED),
                                key.listedVersionInUse()
                                        .claim(row -> row.enabled().claim(listed -> version.enabled()
                                                .agreeing(row.enabled())
                                                .mustBe(true, DISABLED))),
                                key.listedVersionInUse()
                                        .claim(used -> versions.each(row -> earlierEnabled(key, row, used)))));
    }

    /** Versions are told apart by the second, so one of the same second counts as earlier. */
    private static Claim earlierEnabled(KeyChain key, ListedVersion row, ListedVersion used) {
        Fact<Boolean> same = row.version().and(used.version(), String::equalsIgnoreCase);
        Fact<Boolean> later = row.created().and(used.created(), Instant::isAfter);
        return same.claim(itself -> itself
                ? same.mustBe(true, "")
                : later.claim(is -> is ? later.mustBe(true, "") : stillNeeded(key, row)));
    }

    /**
     * An earlier version may still protect data. Whether it does can be told by the log of the vault or by a record only, so a
     * disabled one leaves the check open; one that another reference of the account pins breaks it.
     */
    private static Claim stillNeeded(KeyChain key, ListedVersion row) {
        return row.enabled()
                .claim(enabled -> enabled
                        ? row.enabled().mustBe(true, "")
                        : row.version().claim(version -> disabled(key, row, version)));
    }

    private static Claim disabled(KeyChain key, ListedVersion row, String version) {
        return key.isPinnedElsewhere(version)
                ? row.enabled()
                        .mustBe(
                                true,
                                "the earlier version " + version
                                        + " is disabled, but another key reference of the account pins it")
                : Claim.open(new Gap(
                        Gap.Kind.NOT_EVALUABLE,
                        row.body().source("").item(),
                        "the earlier version " + version
                                + " is disabled, and no log tells whether data is still locked with it",
                        "enable the earlier version " + version + " until all data is re-wrapped"));
    }

    /** CMK-KEY-002. */
    static Claim supportedKind(KeyChain key, Instant at) {
        return all(
                key.version(KeyVersion::type)
                        .must(
                                type -> SUPPORTED_TYPES.stream().anyMatch(type::equalsIgnoreCase),
                                type -> "the key is of type " + type + "; Azure OpenAI supports RSA and RSA-HSM"),
                key.approvedKey().hsm().fact().claim(wanted -> key.version(KeyVersion::type)
                        .must(
                                type -> !wanted || type.equalsIgnoreCase("RSA-HSM"),
                                type -> "the profile asks for an HSM key, but the key is of type " + type)),
                key.version(KeyVersion::size)
                        .must(
                                bits -> bits == SUPPORTED_BITS,
                                bits -> "the key has " + bits + " bits; Azure OpenAI supports exactly 2048"),
                allows(key, "wrapkey", "wrapKey"),
                allows(key, "unwrapkey", "unwrapKey"),
                key.version(KeyVersion::exportable)
                        .mustBe(false, "the key is exportable: copies of it may exist outside the vault"));
    }

    private static Claim allows(KeyChain key, String operation, String shown) {
        return key.version(KeyVersion::operations)
                .must(names -> names.contains(operation), names -> "the key does not allow " + shown);
    }

    /** CMK-KEY-003. */
    static Claim insideValidity(KeyChain key, Instant at) {
        Profile profile = key.account().profile();
        Claim started = key.version(KeyVersion::notBefore)
                .must(start -> !at.isBefore(start), start -> "the version is not valid before " + start);
        Claim lasts = profile.requireExpiry().fact().claim(required -> profile.thresholds()
                .expiryMarginDays()
                .fact()
                .claim(days -> lasts(key.version(KeyVersion::expires), at, required, days)));
        return all(started, lasts);
    }

    private static Claim lasts(Fact<Optional<Instant>> expires, Instant at, boolean required, int marginDays) {
        return expires.must(
                end -> end.map(day -> day.isAfter(at.plus(Duration.ofDays(marginDays))))
                        .orElse(!required),
                end -> end.map(day -> day.isAfter(at)
                                ? "the version expires at " + day + ", within the margin of " + marginDays + " days"
                                : "the version expired at " + day)
                        .orElse("the version never expires, but the profile requires an expiry date"));
    }

    /** CMK-KEY-004. A scope of another account is approved with that account. */
    static Claim servesThisWorkloadOnly(KeyChain key, Instant at) {
        return key.account()
                .settings()
                .key()
                .sharedWith()
                .fact()
                .claim(shared -> Handful.of(
                        "the key is used by others as well: ",
                        key.users().each(user -> user.must(id -> isShared(id, shared), id -> id)),
                        " (accounts[].key.sharedWith approves " + Handful.approved(shared) + ")"));
    }

    private static boolean isShared(String id, List<String> shared) {
        return shared.stream()
                .map(ArmId::new)
                .anyMatch(approved -> approved.sameAs(id) || approved.isOfType(Account.TYPE) && approved.holds(id));
    }
}
