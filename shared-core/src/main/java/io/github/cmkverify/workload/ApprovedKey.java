package io.github.cmkverify.workload;

import io.github.cmkverify.profile.KeyRule;
import io.github.cmkverify.profile.ScopeKey;
import io.github.cmkverify.profile.Setting;
import java.util.Optional;

/** The key that the profile approves for one key reference: that of the account, or the entry of an encryption scope. */
public record ApprovedKey(Setting<Optional<String>> vault, Setting<Optional<String>> name, Setting<Boolean> hsm) {
    static ApprovedKey of(KeyRule rule) {
        return new ApprovedKey(rule.vault(), rule.name(), rule.hsm());
    }

    static ApprovedKey of(ScopeKey entry) {
        return new ApprovedKey(entry.vault().map(Optional::of), entry.name().map(Optional::of), entry.hsm());
    }
}
