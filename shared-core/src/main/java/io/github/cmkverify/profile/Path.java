package io.github.cmkverify.profile;

/**
 * Where a value sits in the document, for people ({@code accounts[0].kind}) and as a JSON pointer
 * ({@code /accounts/0/kind}). Names come from the file: hostile text.
 */
record Path(String dotted, String pointer) {
    static final Path ROOT = new Path("", "");

    Path field(String name) {
        String shown = Shown.cut(name);
        String escaped = shown.replace("~", "~0").replace("/", "~1");
        return new Path(dotted.isEmpty() ? shown : dotted + '.' + shown, pointer + '/' + escaped);
    }

    Path index(int index) {
        return new Path(dotted + '[' + index + ']', pointer + '/' + index);
    }
}
