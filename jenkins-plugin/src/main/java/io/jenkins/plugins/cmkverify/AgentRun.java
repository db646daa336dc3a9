package io.jenkins.plugins.cmkverify;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import io.github.cmkverify.run.VerificationRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;

/**
 * The verification, where the workspace is. Brings back the JSON report as text, which the class filter of Jenkins lets pass,
 * and which is judged anew by who reads it.
 */
final class AgentRun extends MasterToSlaveFileCallable<String> {
    /** The evidence of a live run, beside its reports. */
    static final String PACK = "cmk-evidence.zip";

    private static final long serialVersionUID = 1L;

    private final String profile;
    private final String evidence;
    private final ArrayList<String> parts;
    private final String reportDir;
    private final String failOn;
    private final String account;
    private final String floor;
    private final String allowedHosts;
    private final AgentSignIn signIn;
    private final Map<String, String> environment;
    private final TaskListener listener;

    /** @param environment what the operator says about the way to Azure; wins over what the agent says */
    AgentRun(
            VerifyOptions options,
            String reportDir,
            GlobalSettings.Rules rules,
            AgentSignIn signIn,
            Map<String, String> environment,
            TaskListener listener) {
        this.profile = options.profile();
        this.evidence = options.evidence();
        this.parts = new ArrayList<>(options.reportList());
        this.reportDir = reportDir;
        this.failOn = options.failOn();
        this.account = options.account();
        this.floor = rules.floor();
        this.allowedHosts = rules.allowedHosts();
        this.signIn = signIn;
        this.environment = Map.copyOf(environment);
        this.listener = listener;
    }

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries of Azure look for their parts with the context class loader, which here is that of the agent.
        thread.setContextClassLoader(AgentRun.class.getClassLoader());
        try {
            return verify(new Workspace(workspace.toPath()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private String verify(Workspace workspace) throws IOException, InterruptedException {
        Path reports = workspace.inside("reportDir", reportDir);
        Path temporary = Files.createTempDirectory("cmk-verify");
        try {
            var request = RunRequest.of(
                            workspace.inside("profile", profile), choice(workspace, reports, temporary), reports)
                    .withFloor(floorFile(temporary))
                    .withFailOn(Severity.of(failOn.toLowerCase(Locale.ROOT)))
                    .withAllowedHosts(allowedHosts)
                    .withAccounts(account.isEmpty() ? Set.of() : Set.of(account));
            var run = new VerificationRun(request, Clock.systemUTC());
            String json = run.execute(new AgentLog(listener.getLogger(), signIn.secrets()))
                    .only()
                    .json();
            if (Thread.interrupted()) {
                run.withdraw("it was aborted");
                throw new InterruptedException("aborted");
            }
            return json;
        } finally {
            delete(temporary);
        }
    }

    private EvidenceChoice choice(Workspace workspace, Path reports, Path temporary) throws IOException {
        if (!evidence.isEmpty()) {
            return EvidenceChoice.Recorded.of(workspace.inside("evidence", evidence));
        }
        if (!parts.isEmpty()) {
            return new EvidenceChoice.Reports(partFiles(workspace));
        }
        Path pack = reports.resolve(PACK);
        Files.deleteIfExists(pack);
        Map<String, String> variables = signIn.variables(System.getenv(), environment, temporary);
        return EvidenceChoice.Live.of(signIn.signIn(variables), variables).keptAt(pack);
    }

    private List<Path> partFiles(Workspace workspace) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : parts) {
            files.add(workspace.inside("reports", part));
        }
        return files;
    }

    private Optional<Path> floorFile(Path temporary) throws IOException {
        if (floor.isBlank()) {
            return Optional.empty();
        }
        Path file = temporary.resolve("operators-floor.yml");
        Files.writeString(file, floor, StandardCharsets.UTF_8);
        return Optional.of(file);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
