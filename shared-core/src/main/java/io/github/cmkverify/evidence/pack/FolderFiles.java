package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** A pack that is a folder. Links in it are not followed, neither when it is listed nor when a file is opened. */
final class FolderFiles implements PackFiles {
    private final Path root;
    private final Set<String> names = new TreeSet<>();
    private int seen;

    private FolderFiles(Path root) {
        this.root = root;
    }

    static FolderFiles open(Path root, Problems problems) throws IOException {
        var files = new FolderFiles(root);
        files.list(root, "", problems);
        return files;
    }

    private void list(Path folder, String prefix, Problems problems) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (++seen > PackLimits.ENTRIES + 3) {
                    problems.add(
                            Shown.text(root.toString()),
                            "holds more than " + PackLimits.ENTRIES + " files",
                            "this is no pack");
                    return;
                }
                note(entry, prefix + entry.getFileName(), problems);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void note(Path entry, String name, Problems problems) throws IOException {
        var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            problems.add(Shown.text(name), "is a link", "put the file itself in its place");
        } else if (attributes.isDirectory() && name.equals(PackNames.BODIES)) {
            list(entry, PackNames.BODIES + "/", problems);
        } else if (attributes.isRegularFile() && PackNames.isAllowed(name)) {
            names.add(name);
        } else {
            PackNames.refuse(name, problems);
        }
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Bytes read(String name, int max) throws IOException {
        try (var in = Files.newInputStream(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return Bytes.read(in, max);
        }
    }

    @Override
    public void close() {
        // every file is closed when it was read
    }
}
