package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.Collector;
import io.github.cmkverify.azure.live.LiveFailure;
import io.github.cmkverify.azure.live.Subject;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.profile.AllowedHosts;
import io.github.cmkverify.profile.Problem;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.ProfileLoader;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Proposes profiles for what lies in a subscription: finds the accounts with Resource Graph, reads them and what a judgement
 * would read, and writes it down as profiles that approve nobody.
 */
public final class InitRun {
    private static final List<String> KINDS = List.of("openai", "aiservices");
    private static final String ACCOUNTS = "Microsoft.CognitiveServices/accounts";

    private final Target target;
    private final EvidenceChoice.Live live;
    private final String allowedHosts;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Worker worker = new Worker();

    /** @param allowedHosts hosts that the cloud may have, when it is none of Microsoft's */
    public InitRun(Target target, EvidenceChoice.Live live, String allowedHosts, Catalogue catalogue, Clock clock) {
        this.target = target;
        this.live = live;
        this.allowedHosts = allowedHosts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Where to look.
     *
     * @param tenant the directory to sign in to, a GUID
     * @param subscription a GUID
     * @param cloud one of Microsoft's by its name, or the address of one on this machine (simulate)
     * @param resourceGroup only in this one
     * @param split whether each resource group becomes a workload of its own
     */
    public record Target(
            String tenant, String subscription, String cloud, Optional<String> resourceGroup, boolean split) {
        private List<String> azure() {
            var lines = new ArrayList<String>();
            lines.add("tenant: " + tenant);
            lines.add("subscription: " + subscription);
            if (cloud.startsWith("http")) {
                lines.add("cloud:");
                lines.add("  resourceManager: \"" + cloud + "\"");
                lines.add("  authorityHost: \"" + cloud + "\"");
                lines.add("  keyVaultSuffix: .vault.azure.net");
                lines.add("  managedHsmSuffix: .managedhsm.azure.net");
            } else {
                lines.add("cloud: " + cloud);
            }
            return lines;
        }
    }

    /**
     * What came out.
     *
     * @param profiles the texts by workload
     */
    public record Result(ExitCode exit, Map<String, String> profiles) {
        public Result {
            profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
        }
    }

    /** Proposes. Throws nothing; writes nothing. */
    public Result execute(RunListener listener) {
        Map<String, String> texts = new LinkedHashMap<>();
        ExitCode exit = new Guard(listener, worker).over(() -> {
            texts.putAll(propose(listener));
            return ExitCode.OK;
        });
        return new Result(exit, exit == ExitCode.OK ? texts : Map.of());
    }

    /** Ends what it is doing. */
    public void stop() {
        worker.interrupt();
    }

    private Map<String, String> propose(RunListener listener) throws Stop, InterruptedException {
        Profile seed = load(new Proposal("init", target.azure(), List.of())
                .skeleton()
                .replace("accounts:\n", "accounts:\n  - {resourceGroup: none, name: none}\n"));
        try (Collector collector = open(seed, listener)) {
            listener.doing("looking for accounts");
            List<JsonNode> accounts =
                    accounts(collect(collector, List.of(new Subject(seed, found -> () -> discover(found))))
                            .get(0));
            if (accounts.isEmpty()) {
                throw Stop.because(
                        ExitCode.USAGE,
                        "no Azure OpenAI account was found in subscription " + target.subscription()
                                + target.resourceGroup()
                                        .map(group -> ", resource group " + group)
                                        .orElse("")
                                + ": check both, and that the reader has the role Reader there");
            }
            List<Proposal> proposals = proposals(accounts);
            var profiles = new ArrayList<Profile>();
            for (Proposal proposal : proposals) {
                profiles.add(load(proposal.skeleton()));
            }
            listener.doing("reading what belongs to them");
            var verification = new CmkVerification(catalogue, ToolVersion.text());
            var run = new Run(true, clock.instant(), Optional.empty(), Set.of());
            List<Evidence> evidence = collect(
                    collector,
                    profiles.stream()
                            .map(profile -> new Subject(profile, found -> verification.plan(profile, found, run)::next))
                            .toList());
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < proposals.size(); i++) {
                String text =
                        proposals.get(i).text(today(), new Found(evidence.get(i).items()));
                load(text); // what is proposed is a profile
                texts.put(proposals.get(i).workload(), text);
            }
            return texts;
        } catch (LiveFailure failure) {
            throw Stop.because(failure);
        }
    }

    private Collector open(Profile seed, RunListener listener) throws Stop, LiveFailure, InterruptedException {
        return Collector.open(
                seed,
                Collecting.settings(live, allowedHosts),
                live.signIn(),
                ToolVersion.text(),
                Collecting.progress(listener));
    }

    private static List<Evidence> collect(Collector collector, List<Subject> subjects)
            throws Stop, LiveFailure, InterruptedException {
        var evidence = new ArrayList<Evidence>();
        for (Collected collected : collector.collect(subjects)) {
            evidence.add(Collecting.evidence(collected));
        }
        return evidence;
    }

    /** First the search, then each account that it found, and the subscription so that a wrong one is told. */
    private Set<EvidenceKey> discover(Evidence found) {
        EvidenceKey search = EvidenceKind.ACCOUNT_SEARCH.key(target.subscription());
        found.list(search);
        found.body(EvidenceKind.SUBSCRIPTION.key(target.subscription()));
        new Found(found.items())
                .rows()
                .filter(row -> KINDS.contains(Found.text(row, "/kind").toLowerCase(Locale.ROOT)))
                .flatMap(row -> ArmId.of(Found.text(row, "/id")).stream())
                .filter(id -> id.isOfType(ACCOUNTS) && id.subscription().equalsIgnoreCase(target.subscription()))
                .filter(id -> target.resourceGroup()
                        .map(id.resourceGroup()::equalsIgnoreCase)
                        .orElse(true))
                .forEach(id -> found.body(EvidenceKind.ACCOUNT.key(id.text())));
        return found.missing();
    }

    private static List<JsonNode> accounts(Evidence evidence) {
        return new Found(evidence.items())
                        .bodies(EvidenceKind.ACCOUNT)
                        .filter(account -> ArmId.of(Found.text(account, "/id")).isPresent())
                        .collect(Collectors.toMap(
                                account -> Found.text(account, "/id").toLowerCase(Locale.ROOT),
                                account -> account,
                                (first, changed) -> first,
                                TreeMap::new))
                        .values()
                        .stream()
                        .toList();
    }

    private List<Proposal> proposals(List<JsonNode> accounts) {
        Map<String, List<JsonNode>> groups =
                accounts.stream().collect(Collectors.groupingBy(InitRun::group, TreeMap::new, Collectors.toList()));
        if (!target.split() && groups.size() > 1) {
            return List.of(new Proposal("workload", target.azure(), accounts));
        }
        return groups.entrySet().stream()
                .map(group -> new Proposal(group.getKey(), target.azure(), group.getValue()))
                .toList();
    }

    private static String group(JsonNode account) {
        return workload(ArmId.of(Found.text(account, "/id")).orElseThrow().resourceGroup());
    }

    /** Letters, digits and a few signs: a workload becomes part of a file name. */
    private static String workload(String resourceGroup) {
        String name = resourceGroup
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        return name.isEmpty() ? "workload" : name;
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Profile load(String text) throws Stop {
        var loaded = ProfileLoader.load(
                text.getBytes(StandardCharsets.UTF_8), "the proposal", catalogue.checkIds(), today());
        List<String> problems = loaded.fold(
                profile -> List.of(), all -> all.stream().map(Problem::toString).toList());
        if (!problems.isEmpty()) {
            throw Stop.because(ExitCode.USAGE, "what was found makes no profile", problems);
        }
        Profile profile = loaded.<Optional<Profile>>fold(Optional::of, all -> Optional.empty())
                .orElseThrow();
        List<Problem> refused = AllowedHosts.of(allowedHosts).refuse(profile);
        if (!refused.isEmpty()) {
            throw Stop.because(ExitCode.USAGE, refused.get(0).toString());
        }
        return profile;
    }
}
