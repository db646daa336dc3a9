package io.github.cmkverify.profile;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An approved exception: one check on one resource until one day (CHECKS, "Waivers").
 *
 * @param check such as {@code CMK-KEY-004}; never one of the positive proof
 * @param resource resource id, compared without case
 * @param expires the last day on which it covers, in UTC
 * @param secret for NET-003: the identifier of the vault secret that keeps the API key
 * @param rotationDays for NET-003: how often that secret is rotated
 * @param place where the entry begins in the profile
 */
public record Waiver(
        String check,
        String resource,
        String reason,
        String requester,
        String approver,
        String ticket,
        LocalDate expires,
        Optional<String> secret,
        OptionalInt rotationDays,
        Place place) {
    private static final String API_KEYS = "CMK-NET-003";

    /** What a waiver must obey besides its own form. */
    record Rules(CheckIds ids, LocalDate today, int maxDays, int maxRotationDays) {}

    /** Whether it covers on the day {@code at} (UTC). */
    public boolean covers(LocalDate at) {
        return !at.isAfter(expires);
    }

    /** The line of the entry in the profile. */
    public int line() {
        return place.line();
    }

    /** Days from {@code today} to the expiry; negative when expired. */
    long daysFrom(LocalDate today) {
        return ChronoUnit.DAYS.between(today, expires);
    }

    static List<Waiver> readAll(Fields profile, Rules rules) {
        List<Waiver> waivers = profile.objects("waivers", f -> read(f, rules)).value();
        profile.unique("waivers", waivers, waiver -> List.of(waiver.check, waiver.resource), "check and resource");
        return waivers;
    }

    private static Waiver read(Fields f, Rules rules) {
        var waiver = new Waiver(
                f.required("check", Types.waivableCheck(rules.ids)).value(),
                f.required("resource", AzureTypes.armId()).value(),
                f.required("reason", Types.filledIn()).value(),
                f.required("requester", Types.filledIn()).value(),
                f.required("approver", Types.filledIn()).value(),
                f.required("ticket", Types.filledIn()).value(),
                f.required("expires", Types.date()).value(),
                f.optional("secret", AzureTypes.secretIdentifier()).value(),
                f.optional("rotationDays", Types.whole(1, 3650))
                        .value()
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                f.at());
        waiver.judge(f, rules);
        return waiver;
    }

    private void judge(Fields f, Rules rules) {
        if (!approver.isEmpty() && person(approver).equals(person(requester))) {
            f.problem("approver", "is the requester too; someone else must approve");
        }
        if (daysFrom(rules.today) > rules.maxDays) {
            f.problem("expires", tooLong(rules.today, rules.maxDays, "thresholds.maxWaiverDays"));
        }
        if (check.equals(API_KEYS)) {
            judgeSecret(f, rules.maxRotationDays);
        } else if (!check.isEmpty()) {
            f.notHere("secret", "goes with check " + API_KEYS + " only");
            f.notHere("rotationDays", "goes with check " + API_KEYS + " only");
        }
    }

    private void judgeSecret(Fields f, int most) {
        if (!f.isGiven("secret")) {
            f.missing("secret", "name the vault secret that keeps the API key");
        }
        if (!f.isGiven("rotationDays")) {
            f.missing("rotationDays", "say how often that secret is rotated");
        }
        if (rotationDays.isPresent() && rotationDays.getAsInt() > most) {
            f.problem(
                    "rotationDays",
                    rotationDays.getAsInt() + " is more than thresholds.apiKeyRotationDays (" + most + ")");
        }
    }

    /** The message for a waiver that lasts longer than {@code limit} days. */
    String tooLong(LocalDate today, int limit, String limitName) {
        return expires + " is " + daysFrom(today) + " days away; " + limitName + " allows " + limit
                + ", the latest day is " + today.plusDays(limit);
    }

    /** The same person, however spelled: look-alike spacing, width and case do not make another. */
    private static String person(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
