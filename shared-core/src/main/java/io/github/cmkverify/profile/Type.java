package io.github.cmkverify.profile;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How one scalar of the profile is read.
 *
 * @param accepts what the scalar may be as YAML
 * @param parser the value, or empty when the rule is broken
 * @param refusal the whole message for a text that breaks the rule
 * @param expected what to write, for the message about a missing field
 * @param shown the value as written in the profile
 * @param placeholder stands in after a noted problem; it never leaves this package
 */
record Type<T>(
        Set<ScalarKind> accepts,
        Function<String, Optional<T>> parser,
        UnaryOperator<String> refusal,
        String expected,
        Function<T, String> shown,
        T placeholder) {

    /** A text; the refusal reads {@code "X" is not WHAT; use EXPECTED}. */
    static <T> Type<T> text(String what, String expected, T placeholder, Function<String, Optional<T>> parser) {
        return new Type<>(
                Set.of(ScalarKind.TEXT),
                parser,
                text -> Shown.quoted(text) + " is not " + what + "; use " + expected,
                expected,
                String::valueOf,
                placeholder);
    }

    Type<T> accepting(ScalarKind... kinds) {
        return new Type<>(Set.of(kinds), parser, refusal, expected, shown, placeholder);
    }

    Type<T> refusing(UnaryOperator<String> message) {
        return new Type<>(accepts, parser, message, expected, shown, placeholder);
    }

    Type<T> standingIn(T value) {
        return new Type<>(accepts, parser, refusal, expected, shown, value);
    }

    Type<T> showing(Function<T, String> text) {
        return new Type<>(accepts, parser, refusal, expected, text, placeholder);
    }

    /** The value, or the message of what is wrong with {@code scalar}. */
    <R> R read(YamlNode.Scalar scalar, Function<T, R> value, Function<String, R> refused) {
        if (scalar.kind() == ScalarKind.NOTHING) {
            return refused.apply("has no value; write one or remove the field");
        }
        if (!accepts.contains(scalar.kind())) {
            boolean quotesHelp = accepts.contains(ScalarKind.TEXT)
                    && parser.apply(scalar.text()).isPresent();
            return refused.apply(Shown.quoted(scalar.text()) + " is "
                    + scalar.kind().shown() + " here; " + (quotesHelp ? "put it in quotes" : "use " + expected));
        }
        return parser.apply(scalar.text()).map(value).orElseGet(() -> refused.apply(refusal.apply(scalar.text())));
    }
}
