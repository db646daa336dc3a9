package io.github.cmkverify.azure.live;

import io.github.cmkverify.world.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Signs in to Azure itself through a proxy, in a process of its own. */
public final class ProxyProcess {
    private ProxyProcess() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            LiveSettings settings =
                    LiveSettings.of(Map.of("HTTPS_PROXY", args[0])).withAttempt(Duration.ofSeconds(5));
            SignIn signIn = SignIn.of(
                    SignIn.Method.ENVIRONMENT, Map.of("AZURE_CLIENT_ID", "a", "AZURE_CLIENT_SECRET", "b-long-secret"));
            Collector.open(Worlds.base("rbac").profile(), settings, signIn, "0.1.0", Progress.silent())
                    .close();
        } catch (LiveFailure e) {
            System.out.println(e.getMessage());
        }
    }

    static String run(String proxy) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProxyProcess.class.getName(),
                        proxy))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return printed;
    }
}
