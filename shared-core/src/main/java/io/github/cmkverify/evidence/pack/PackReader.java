package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads an evidence pack. What comes out was hashed and compared with the manifest, and the manifest with its own hash; what
 * is altered, missing, extra or merely strange refuses the whole pack.
 *
 * <p>That proves that the pack is whole, not who made it: whoever edits a pack can hash it again. Only a hash that was noted
 * elsewhere proves that it is the pack somebody approved.
 */
public final class PackReader {
    static final String COPY_AGAIN = "copy the whole pack again, or collect the evidence again";

    private final PackFiles files;
    private final Problems problems;
    private final String what;

    private PackReader(PackFiles files, Problems problems, String what) {
        this.files = files;
        this.problems = problems;
        this.what = what;
    }

    /**
     * The pack at {@code path}.
     *
     * @param path a folder, or a zip whatever its name
     * @param expectedSha256 the hash the manifest must have, in hex of any case
     * @throws PackRefused when there is nothing, or something that is no sound pack; it names all problems at once
     */
    public static Pack read(Path path, Optional<String> expectedSha256) throws PackRefused {
        if (!Files.exists(path)) {
            throw PackRefused.notFound(path);
        }
        String what = "the evidence pack " + Shown.text(path.toString()) + " is refused";
        var problems = new Problems();
        try (PackFiles files = open(path, problems)) {
            return new PackReader(files, problems, what).read(expectedSha256);
        } catch (IOException e) {
            problems.add(Shown.text(path.toString()), "cannot be read: " + Unreadable.why(e), COPY_AGAIN);
            throw problems.refusal(what);
        }
    }

    private static PackFiles open(Path path, Problems problems) throws IOException {
        if (Files.isDirectory(path)) {
            return FolderFiles.open(path, problems);
        }
        if (Files.isRegularFile(path)) {
            return ZipFiles.open(path, problems);
        }
        throw new ZipDamage("it is neither a folder nor a file");
    }

    private Pack read(Optional<String> expectedSha256) throws PackRefused, IOException {
        Bytes bytes = manifest();
        String sha256 = bytes.sha256();
        checkHash(sha256, expectedSha256);
        var ofManifest = new Problems();
        Optional<Manifest> read = ManifestReader.read(bytes, ofManifest);
        problems.addAll(ofManifest);
        Manifest manifest = read.orElseThrow(() -> problems.refusal(what));
        List<Item> items = new Bodies(files, problems).items(manifest);
        if (!problems.none()) {
            throw problems.refusal(what);
        }
        return new Pack(manifest.tool(), manifest.provenance().inPack(Optional.of(sha256)), items);
    }

    private Bytes manifest() throws PackRefused, IOException {
        if (!files.names().contains(PackNames.MANIFEST)) {
            problems.add(PackNames.MANIFEST, "is not there", "check that the path is that of an evidence pack");
            throw problems.refusal(what);
        }
        Bytes bytes = files.read(PackNames.MANIFEST, PackLimits.MANIFEST + 1);
        if (bytes.size() > PackLimits.MANIFEST) {
            problems.add(PackNames.MANIFEST, "has more than " + PackLimits.MANIFEST + " bytes", "this is no pack");
            throw problems.refusal(what);
        }
        return bytes;
    }

    /** What a manifest lists is not looked at when it is not the manifest that was written. */
    private void checkHash(String sha256, Optional<String> expectedSha256) throws PackRefused, IOException {
        var ofHash = new Problems();
        if (!files.names().contains(PackNames.MANIFEST_HASH)) {
            ofHash.add(PackNames.MANIFEST_HASH, "is not there", COPY_AGAIN);
        } else if (!PackNames.isManifestHash(files.read(PackNames.MANIFEST_HASH, 100), sha256)) {
            ofHash.add(
                    PackNames.MANIFEST,
                    "was altered, or " + PackNames.MANIFEST_HASH + " was: the SHA-256 of the manifest is " + sha256
                            + ", and that is not what stands there",
                    COPY_AGAIN);
        }
        expectedSha256
                .filter(expected -> !sha256.equalsIgnoreCase(expected))
                .ifPresent(expected -> ofHash.add(
                        PackNames.MANIFEST,
                        "has the SHA-256 " + sha256 + ", but " + Shown.text(expected) + " is expected",
                        "this is another pack, or it was altered: get the one that was approved"));
        if (!ofHash.none()) {
            problems.addAll(ofHash);
            throw problems.refusal(what);
        }
    }
}
