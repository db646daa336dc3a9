package io.jenkins.plugins.cmkverify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths of a job, which may not leave its workspace: on the controller's own node a job could read and write all of Jenkins. */
final class Workspace {
    private final Path root;

    Workspace(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /**
     * The path below the workspace, links followed.
     *
     * @param option for the message
     * @throws IOException when it is empty, leads out of the workspace, or cannot be followed
     */
    Path inside(String option, String text) throws IOException {
        Path path;
        try {
            path = root.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw refused(option, "is not a path");
        }
        if (text.isBlank()
                || path.equals(root)
                || !path.startsWith(root)
                || !existing(path).startsWith(root)) {
            throw refused(option, "must name something inside the workspace");
        }
        return path;
    }

    /** What is there of the path, links followed. */
    private static Path existing(Path path) throws IOException {
        Path there = path;
        for (Path above = path; above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        return there.toRealPath();
    }

    private static IOException refused(String option, String why) {
        return new IOException(option + " " + why);
    }
}
