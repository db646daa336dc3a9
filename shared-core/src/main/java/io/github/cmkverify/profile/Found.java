package io.github.cmkverify.profile;

import java.util.stream.Collectors;

/**
 * A part of a document that was given, with its path.
 *
 * @param reading of the file that gives it, which notes what is wrong with it
 */
record Found(Reading reading, Path path, YamlNode node) {
    /** No more of a list or map than a cut line can show. */
    private static final int MOST = 30;

    Place at() {
        return node.at();
    }

    /** The value in one short line. */
    String shown() {
        return Shown.cut(text(node));
    }

    private static String text(YamlNode node) {
        return node.fold(
                YamlNode.Scalar::text,
                sequence -> sequence.items().stream()
                        .limit(MOST)
                        .map(Found::text)
                        .collect(Collectors.joining(", ", "[", "]")),
                mapping -> mapping.entries().entrySet().stream()
                        .limit(MOST)
                        .map(e -> e.getKey() + ": " + text(e.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}")),
                () -> "");
    }
}
