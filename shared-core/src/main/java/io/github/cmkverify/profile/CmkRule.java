package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether an account must use a customer-managed key. {@code not-required} counts only with an owner, a reason and an
 * expiry that has not passed; anything less counts as {@code required} (CHECKS, "Positive proof").
 *
 * @param expires the last day on which {@code not-required} counts, in UTC
 */
public record CmkRule(
        Setting<Declared> declared,
        Setting<Optional<String>> owner,
        Setting<Optional<String>> reason,
        Setting<Optional<LocalDate>> expires) {
    private static final List<String> FIELDS = List.of("cmk", "cmkOwner", "cmkReason", "cmkExpires");

    /** What the profile says, before it is asked whether that counts. */
    public enum Declared implements Choice {
        REQUIRED("required"),
        NOT_REQUIRED("not-required");

        private final String text;

        Declared(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Whether CMK is required on the day {@code at} (UTC), as a fact for the checks. */
    public Fact<Boolean> required(LocalDate at) {
        return declared.fact().flatMap(said -> switch (said) {
            case REQUIRED -> Fact.read(true, declared.source());
            case NOT_REQUIRED ->
                owner.fact()
                        .and(reason.fact(), (o, r) -> o.isPresent() && r.isPresent())
                        .and(
                                expires.fact(),
                                (named, day) -> !named
                                        || day.filter(d -> !at.isAfter(d)).isEmpty());
        });
    }

    /** The same for the decision and the reports. */
    public boolean isRequired(LocalDate at) {
        return declared.value() == Declared.REQUIRED || flaw(at).isPresent();
    }

    /** Why an entry that says {@code not-required} counts as {@code required} on the day {@code at} nevertheless. */
    public Optional<String> flaw(LocalDate at) {
        if (declared.value() == Declared.REQUIRED) {
            return Optional.empty();
        }
        if (owner.value().isEmpty()) {
            return Optional.of("cmkOwner is not given");
        }
        if (reason.value().isEmpty()) {
            return Optional.of("cmkReason is not given");
        }
        return expires.value()
                .map(day -> Optional.of("cmkExpires " + day + " has passed").filter(text -> at.isAfter(day)))
                .orElse(Optional.of("cmkExpires is not given"));
    }

    static CmkRule read(Fields f) {
        return new CmkRule(
                f.setting("cmk", Types.choice("a value of this field", Declared.values()), Declared.REQUIRED),
                given(f.optional("cmkOwner", Types.prose())),
                given(f.optional("cmkReason", Types.prose())),
                f.optional("cmkExpires", Types.date()));
    }

    /** An exception is granted to one account by name, never to all by inheritance. */
    static void refuse(Fields defaults) {
        FIELDS.forEach(name -> defaults.notHere(name, "is granted per account; set it in accounts"));
    }

    private static Setting<Optional<String>> given(Setting<Optional<String>> text) {
        return text.map(value -> value.filter(t -> !t.isEmpty()));
    }
}
