package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Brings the rows of a manifest and the files of its pack together; what does not fit is noted, file by file. */
final class Bodies {
    private final PackFiles files;
    private final Problems problems;

    Bodies(PackFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The items of the pack; not all of them when a problem was noted. */
    List<Item> items(Manifest manifest) {
        var pages = new LinkedHashMap<EvidenceKey, List<Item.Page>>();
        var unlisted = new TreeSet<>(files.names());
        unlisted.remove(PackNames.MANIFEST);
        unlisted.remove(PackNames.MANIFEST_HASH);
        for (Manifest.Row row : manifest.rows()) {
            row.result().fold(stored -> unlisted.remove(stored.file()), failed -> false);
            answer(row).ifPresent(answer -> pages.computeIfAbsent(row.key(), key -> new ArrayList<>())
                    .add(new Item.Page(row.request(), answer)));
        }
        unlisted.forEach(name -> problems.add(name, "is not listed in the manifest", "remove it"));
        return pages.entrySet().stream()
                .map(item -> new Item(item.getKey(), item.getValue()))
                .toList();
    }

    private Optional<Answer> answer(Manifest.Row row) {
        return row.result()
                .fold(
                        stored -> body(row, stored)
                                .map(body -> new Answer.Received(
                                        stored.status(), row.time(), stored.requestId(), stored.mediaType(), body)),
                        failed -> Optional.of(new Answer.Missing(row.time(), failed.reason())));
    }

    private Optional<Bytes> body(Manifest.Row row, Manifest.Stored stored) {
        String place = stored.file() + " (" + Shown.text(row.key().text()) + ")";
        if (!files.names().contains(stored.file())) {
            problems.add(place, "is not there", PackReader.COPY_AGAIN);
            return Optional.empty();
        }
        try {
            Bytes body = files.read(stored.file(), stored.size() + 1);
            return checked(body, stored, place);
        } catch (IOException e) {
            problems.add(place, "cannot be read: " + Unreadable.why(e), PackReader.COPY_AGAIN);
            return Optional.empty();
        }
    }

    private Optional<Bytes> checked(Bytes body, Manifest.Stored stored, String place) {
        if (body.size() != stored.size()) {
            String size = body.size() > stored.size() ? "more than " + stored.size() : String.valueOf(body.size());
            problems.add(
                    place,
                    "was altered: it has " + size + " bytes, the manifest says " + stored.size(),
                    PackReader.COPY_AGAIN);
            return Optional.empty();
        }
        String sha256 = body.sha256();
        if (!sha256.equals(stored.sha256())) {
            problems.add(
                    place,
                    "was altered: its SHA-256 is " + sha256 + ", the manifest says " + stored.sha256(),
                    PackReader.COPY_AGAIN);
            return Optional.empty();
        }
        return Optional.of(body);
    }
}
