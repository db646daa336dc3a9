package io.github.cmkverify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to another port of this machine and counts them. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Relay(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::open);
    }

    static Relay to(int port) throws IOException {
        return new Relay(port);
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private Void open() throws IOException {
        while (true) {
            Socket caller = door.accept();
            connections.incrementAndGet();
            Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
            threads.submit(() -> pass(caller, called));
            threads.submit(() -> pass(called, caller));
        }
    }

    private static Void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
