package io.github.cmkverify.profile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** From bytes to text: size, UTF-8, and no character that an editor would not show. */
final class YamlText {
    static final int MOST_BYTES = 1024 * 1024;

    /** Enough to see the pattern; a binary file has thousands. */
    private static final int MOST_CHARACTERS = 20;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private YamlText() {}

    /** The text without its byte order mark; empty when a problem was noted. */
    static Optional<String> decode(byte[] bytes, Problems problems) {
        if (bytes.length > MOST_BYTES) {
            problems.add(
                    Place.START,
                    Path.ROOT,
                    "the file has " + bytes.length + " bytes; at most " + MOST_BYTES + " (1 MiB) are read");
            return Optional.empty();
        }
        var text = CharBuffer.allocate(bytes.length);
        CoderResult end = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        String content = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
        if (end.isError()) {
            problems.add(after(content), Path.ROOT, "is not UTF-8 from here on; save the file as UTF-8");
            return Optional.empty();
        }
        return readable(content, problems) ? Optional.of(content) : Optional.empty();
    }

    private static boolean readable(String text, Problems problems) {
        int line = 1;
        int column = 1;
        int found = 0;
        int previous = 0;
        for (int i = 0; i < text.length() && found < MOST_CHARACTERS; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!StreamReader.isPrintable(c) || reorders(c)) {
                problems.add(
                        new Place(line, column),
                        Path.ROOT,
                        "the character " + Shown.name(c) + " cannot be seen in an editor; remove it");
                found++;
            }
            boolean newLine = c == '\n' && previous != '\r' || c == '\r';
            line += newLine ? 1 : 0;
            column = newLine || c == '\n' ? 1 : column + 1;
            previous = c;
        }
        return found == 0;
    }

    /** Bidirectional controls make a line read differently from what it says: an approver would sign something else. */
    private static boolean reorders(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
    }

    private static Place after(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new Place(lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
