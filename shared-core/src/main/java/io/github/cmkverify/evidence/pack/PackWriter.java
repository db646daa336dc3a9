package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Writes evidence packs: complete or not at all, the same evidence always as the same bytes. */
public final class PackWriter {
    private PackWriter() {}

    /**
     * Writes a zip when the name of {@code target} ends in {@code .zip}, else a folder. It is written beside the target and
     * then renamed.
     *
     * @param target not there yet, or empty; folders above it are made
     * @return SHA-256 of the manifest: the hash of the pack
     * @throws PackRefused when the evidence breaks a rule of the format (PackLimits, text with control characters ...), so
     *     that no reader would take the pack
     * @throws FileAlreadyExistsException see {@link #demandFree}
     * @throws IOException when it cannot be written or the thread is interrupted; nothing is left behind
     */
    public static String write(Path target, Provenance provenance, Collection<Item> items)
            throws IOException, PackRefused {
        Manifest manifest = Manifest.of(provenance, items);
        Bytes bytes = ManifestWriter.write(manifest);
        checkReadable(manifest, bytes);
        Path place = target.toAbsolutePath().normalize();
        demandFree(place);
        // only a root has neither, and that is occupied
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        String name = Objects.requireNonNull(place.getFileName()).toString();
        Path unfinished = place.resolveSibling("." + name + "-" + UUID.randomUUID() + ".tmp");
        boolean zip = name.toLowerCase(Locale.ROOT).endsWith(".zip");
        try {
            try (PackOutput out = zip ? new ZipOutput(unfinished) : new FolderOutput(unfinished)) {
                write(out, bytes, items);
            }
            // an empty folder or file in its place; a rename does not replace it everywhere
            Files.deleteIfExists(place);
            Files.move(unfinished, place);
        } finally {
            FolderOutput.delete(unfinished);
        }
        return bytes.sha256();
    }

    private static void write(PackOutput out, Bytes manifest, Collection<Item> items) throws IOException {
        out.add(PackNames.MANIFEST, manifest);
        out.add(PackNames.MANIFEST_HASH, PackNames.manifestHash(manifest.sha256()));
        int number = 0;
        for (Item item : items) {
            for (Item.Page page : item.pages()) {
                String name = PackNames.body(++number);
                Optional<Bytes> body =
                        page.answer().fold(answer -> Optional.of(answer.body()), missing -> Optional.empty());
                if (body.isPresent()) {
                    out.add(name, body.get());
                }
            }
        }
    }

    private static void checkReadable(Manifest manifest, Bytes bytes) throws PackRefused {
        var problems = new Problems();
        if (bytes.size() > PackLimits.MANIFEST) {
            problems.add(PackNames.MANIFEST, "has more than " + PackLimits.MANIFEST + " bytes", "collect less at once");
        }
        Optional<Manifest> read = problems.none() ? ManifestReader.read(bytes, problems) : Optional.empty();
        if (!read.equals(Optional.of(manifest))) {
            throw problems.refusal("the evidence cannot be stored");
        }
    }

    /**
     * Refuses a place that {@link #write} would refuse.
     *
     * @throws FileAlreadyExistsException when there is something at {@code target}, or a file where a folder above it would be
     */
    public static void demandFree(Path target) throws IOException {
        Path above = target.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above)) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, above + " is a file and no folder: name another place for the pack");
        }
        boolean occupied = Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
                ? !isEmptyFolder(target)
                : Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                        && (Files.isSymbolicLink(target) || Files.size(target) > 0);
        if (occupied) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "there is something there already: name another place for the pack");
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }
}
