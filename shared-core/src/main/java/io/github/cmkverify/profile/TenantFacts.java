package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.Locale;

/** What is true of the tenant and cannot be read with the rights of a reader. */
public record TenantFacts(Setting<Pim> pim, Setting<Lighthouse> lighthouse) {
    /** Whether the tenant has a licence for Privileged Identity Management. */
    public enum Pim implements Choice {
        AVAILABLE,
        NONE;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether access is delegated to another tenant, which role listings do not show. */
    public enum Lighthouse implements Choice {
        NONE,
        DECLARED;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The empty list of what only Privileged Identity Management makes; it cites the setting that says there is none. */
    public <T> Listing<T> withoutPim() {
        return Listing.complete(List.of(), List.of(pim.source()));
    }

    static TenantFacts read(Fields f) {
        return new TenantFacts(
                f.setting("pim", Types.choice("a value of this field", Pim.values()), Pim.AVAILABLE),
                f.setting("lighthouse", Types.choice("a value of this field", Lighthouse.values()), Lighthouse.NONE));
    }
}
