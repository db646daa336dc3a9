package io.github.cmkverify.checks;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.StoreChain;
import io.github.cmkverify.workload.Subject;
import io.github.cmkverify.workload.Subjects;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Ties the id of a check to its method and to the subjects it is judged once for.
 *
 * @param <S> what the method takes
 */
record Binding<S>(
        String id, Per per, Function<AccountChain, List<S>> subjects, Function<S, Subject> named, Rule<S> rule) {

    /** The method of a check. */
    @FunctionalInterface
    interface Rule<S> {
        Judgement judge(S subject, Instant at);
    }

    /** The method of a check that always applies. */
    @FunctionalInterface
    interface ClaimRule<S> {
        Claim judge(S subject, Instant at);
    }

    static Binding<AccountChain> account(String id, ClaimRule<AccountChain> rule) {
        return new Binding<>(id, Per.ACCOUNT, List::of, Subjects::of, always(rule));
    }

    static Binding<KeyChain> keyReference(String id, ClaimRule<KeyChain> rule) {
        return new Binding<>(id, Per.KEY_REFERENCE, AccountChain::keys, Subjects::of, always(rule));
    }

    /** For a check that does not always apply. */
    static Binding<KeyChain> keyReferenceWhere(String id, Rule<KeyChain> rule) {
        return new Binding<>(id, Per.KEY_REFERENCE, AccountChain::keys, Subjects::of, rule);
    }

    static Binding<StoreChain> vault(String id, ClaimRule<StoreChain> rule) {
        return new Binding<>(id, Per.VAULT, AccountChain::stores, Subjects::of, always(rule));
    }

    /** A check of an account that some situations make meaningless. */
    static Binding<AccountChain> accountWhere(String id, Rule<AccountChain> rule) {
        return new Binding<>(id, Per.ACCOUNT, List::of, Subjects::of, rule);
    }

    /** A check of a vault that some situations make meaningless. */
    static Binding<StoreChain> vaultWhere(String id, Rule<StoreChain> rule) {
        return new Binding<>(id, Per.VAULT, AccountChain::stores, Subjects::of, rule);
    }

    private static <S> Rule<S> always(ClaimRule<S> rule) {
        return (subject, at) -> Judgement.of(rule.judge(subject, at));
    }
}
