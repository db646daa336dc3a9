package io.github.cmkverify.checks;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Subject;
import io.github.cmkverify.workload.Workload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All checks of the catalogue, run over all subjects of a workload. */
public final class Suite {
    private static final List<Binding<?>> BINDINGS = List.of(
            Binding.account("CMK-ACC-001", AccountChecks::customerManagedKey),
            Binding.keyReference("CMK-ACC-002", AccountChecks::keyReferenceResolves),
            Binding.account("CMK-ACC-003", AccountChecks::approvedTarget),
            Binding.account("CMK-IDN-001", IdentityChecks::identityAttached),
            Binding.accountWhere("CMK-IDN-002", IdentityChecks::preferredType),
            Binding.keyReference("CMK-KEY-001", KeyChecks::versionInUse),
            Binding.keyReference("CMK-KEY-002", KeyChecks::supportedKind),
            Binding.keyReference("CMK-KEY-003", KeyChecks::insideValidity),
            Binding.keyReference("CMK-KEY-004", KeyChecks::servesThisWorkloadOnly),
            Binding.vault("CMK-VLT-001", VaultChecks::live),
            Binding.keyReference("CMK-VLT-002", VaultChecks::purgeProtected),
            Binding.vault("CMK-VLT-003", VaultChecks::recoverable),
            Binding.vault("CMK-VLT-004", VaultChecks::regionAndTenant),
            Binding.vaultWhere("CMK-VLT-005", VaultChecks::grantsByRoles),
            Binding.vault("CMK-VLT-006", VaultChecks::lockedAndForKeysOnly),
            Binding.keyReference("CMK-ACS-001", AccessChecks::identityCanUseKey),
            Binding.keyReference("CMK-ACS-002", LeastPrivilege::identityCanDoNothingElse),
            Binding.keyReference("CMK-ACS-003", AccessChecks::onlyApprovedUnwrap),
            Binding.keyReference("CMK-ACS-004", AccessChecks::onlyApprovedChange),
            Binding.keyReferenceWhere("CMK-ACS-005", JustInTime::humansAreTimeBound),
            Binding.keyReferenceWhere("CMK-ACS-006", Duties::areSeparated),
            Binding.account("CMK-NET-001", NetworkChecks::accountClosed),
            Binding.accountWhere("CMK-NET-002", NetworkChecks::privateEndpoints),
            Binding.account("CMK-NET-003", NetworkChecks::apiKeysOff),
            Binding.vault("CMK-NET-004", NetworkChecks::storeClosed),
            Binding.vault("CMK-NET-005", NetworkChecks::serviceLetIn));

    private final Catalogue catalogue;
    private final Map<String, Binding<?>> bindings = new LinkedHashMap<>();

    /**
     * @throws IllegalStateException when the catalogue and the code do not name the same checks: a defect
     */
    public Suite(Catalogue catalogue) {
        this(catalogue, BINDINGS);
    }

    Suite(Catalogue catalogue, List<Binding<?>> code) {
        this.catalogue = catalogue;
        code.forEach(binding -> bindings.put(binding.id(), binding));
        for (CatalogueEntry entry : catalogue.entries()) {
            Binding<?> binding = bindings.get(entry.id());
            if (binding == null || binding.per() != entry.per()) {
                throw new IllegalStateException(
                        entry.id() + " is in the catalogue, but not in the code as it stands there");
            }
        }
        if (bindings.size() != catalogue.entries().size()) {
            throw new IllegalStateException("the code has a check that is not in the catalogue");
        }
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    static List<Binding<?>> bindings() {
        return BINDINGS;
    }

    /** The ids that have a method. */
    public Set<String> ids() {
        return Set.copyOf(bindings.keySet());
    }

    /** One row for each check and each of its subjects, account by account in the order of the catalogue. */
    public List<Assessment> assess(Workload workload) {
        var rows = new ArrayList<Assessment>();
        workload.accounts().forEach(account -> rows.addAll(assess(account, workload.at())));
        return rows;
    }

    private List<Assessment> assess(AccountChain account, Instant at) {
        var rows = new ArrayList<Assessment>();
        // Many checks share a subject, and to name one is to follow half of its chain.
        var named = new IdentityHashMap<Object, Subject>();
        for (CatalogueEntry entry : catalogue.entries()) {
            rows.addAll(assess(entry, bindings.get(entry.id()), account, named, at));
        }
        return rows;
    }

    /**
     * All that {@link #assess} asks of the evidence of {@code account}, in parts that may be asked again while evidence grows: a
     * part that lacks nothing has asked for all that it ever will.
     */
    List<Runnable> questions(AccountChain account, Instant at) {
        var questions = new ArrayList<Runnable>();
        questions.add(() -> bindings.values().forEach(binding -> name(binding, account)));
        catalogue.entries().forEach(entry -> questions.add(() -> judge(entry, bindings.get(entry.id()), account, at)));
        return List.copyOf(questions);
    }

    private static <S> void name(Binding<S> binding, AccountChain account) {
        binding.subjects().apply(account).forEach(binding.named()::apply);
    }

    private static <S> void judge(CatalogueEntry entry, Binding<S> binding, AccountChain account, Instant at) {
        binding.subjects()
                .apply(account)
                .forEach(subject ->
                        guarded(entry, account, at, () -> binding.rule().judge(subject, at)));
    }

    private static <S> List<Assessment> assess(
            CatalogueEntry entry, Binding<S> binding, AccountChain account, Map<Object, Subject> named, Instant at) {
        return binding.subjects().apply(account).stream()
                .map(subject -> new Assessment(
                        entry,
                        named.computeIfAbsent(subject, same -> binding.named().apply(subject)),
                        guarded(entry, account, at, () -> binding.rule().judge(subject, at))))
                .toList();
    }

    /** A check that crashes has proven nothing: it is open, and never a missing row. */
    private static Judgement guarded(
            CatalogueEntry entry, AccountChain account, Instant at, Supplier<Judgement> judge) {
        try {
            return entry.cmkOnly() ? Judgement.when(cmkRequired(account, at), judge) : judge.get();
        } catch (RuntimeException | StackOverflowError e) {
            return Judgement.of(Claim.open(new Gap(
                    Gap.Kind.INTERNAL,
                    entry.id(),
                    "the check ended with " + e.getClass().getSimpleName(),
                    "report this defect of cmk-verify with the evidence pack")));
        }
    }

    private static Claim cmkRequired(AccountChain account, Instant at) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        var cmk = account.settings().cmk();
        return cmk.required(day)
                .must(
                        required -> required,
                        no -> "the profile says that CMK is not required for this account until "
                                + cmk.expires().value().map(Object::toString).orElse("") + " (owner "
                                + cmk.owner().value().orElse("") + ": "
                                + cmk.reason().value().orElse("") + ")");
    }
}
