package io.github.cmkverify.azure.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A proxy that wants a user and password, and leads every tunnel to one address. */
final class FakeProxy implements AutoCloseable {
    private final ServerSocket server;
    private final String credentials;
    private final int target;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** @param credentials {@code Basic ...}, the only ones let through */
    FakeProxy(String credentials, int target) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.credentials = credentials;
        this.target = target;
        start(this::accept);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "fake-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The first lines of what it was asked. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            while (!head.isEmpty()) {
                asked.add(head.lines().findFirst().orElse(""));
                if (head.contains("Proxy-Authorization: " + credentials + "\r\n")) {
                    client.getOutputStream()
                            .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    tunnel(client);
                    return;
                }
                client.getOutputStream()
                        .write(("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                        + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                head = head(client.getInputStream());
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
            next = in.read();
        }
        return "";
    }

    private void tunnel(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            start(() -> {
                try {
                    server.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException e) {
                    // the tunnel has ended
                }
            });
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
