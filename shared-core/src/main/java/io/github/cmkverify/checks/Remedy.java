package io.github.cmkverify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a person with a change ticket mends what a check found; the suite itself never writes.
 *
 * <p>Commands carry placeholders such as {@code {vault}}; {@link #fill} puts names in. Upper-case words are for the
 * reader to replace.
 *
 * @param az commands of the Azure command line
 * @param terraform arguments or resources of the azurerm provider
 * @param other plain text: which command is for which case, what comes after
 */
public record Remedy(List<String> az, List<String> terraform, Optional<String> other) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    public Remedy {
        az = List.copyOf(az);
        terraform = List.copyOf(terraform);
    }

    /**
     * The same remedy with the names filled in. Names come from Azure or the profile and are hostile text: a value that
     * does not match a safe pattern never enters the command, the placeholder then becomes an upper-case word
     * ({@code {vaultId}} becomes {@code VAULT_ID}), and so does one without a value.
     *
     * @param names placeholder to value; other names are ignored
     */
    public Remedy fill(Map<String, String> names) {
        return new Remedy(
                az.stream().map(text -> fill(text, names)).toList(),
                terraform.stream().map(text -> fill(text, names)).toList(),
                other.map(text -> fill(text, names)));
    }

    /** The names that {@link #fill} would put in, without those that would stay a placeholder. */
    public Set<String> filled(Map<String, String> names) {
        return placeholders().filter(name -> named(name, names).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether {@link #fill} finds a name for each placeholder. */
    public boolean isFilledBy(Map<String, String> names) {
        return placeholders().allMatch(name -> named(name, names).isPresent());
    }

    /** All of it, one line each: commands, Terraform, then the plain text. */
    public List<String> lines() {
        var lines = new ArrayList<>(az);
        terraform.forEach(text -> lines.add("Terraform: " + text));
        other.ifPresent(lines::add);
        return List.copyOf(lines);
    }

    /** Placeholders in the remedy that do not exist. */
    List<String> unknownPlaceholders() {
        return placeholders().filter(name -> Placeholder.of(name).isEmpty()).toList();
    }

    private Stream<String> placeholders() {
        return lines().stream()
                .flatMap(line -> PLACEHOLDER.matcher(line).results())
                .map(found -> found.group(1));
    }

    private static String fill(String text, Map<String, String> names) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, names)));
    }

    private static String value(MatchResult found, Map<String, String> names) {
        String name = found.group(1);
        return named(name, names)
                .or(() -> Placeholder.of(name).map(Placeholder::name))
                .orElse(found.group());
    }

    private static Optional<String> named(String name, Map<String, String> names) {
        return Placeholder.of(name).flatMap(placeholder -> Optional.ofNullable(names.get(placeholder.text()))
                .filter(placeholder::accepts));
    }
}
