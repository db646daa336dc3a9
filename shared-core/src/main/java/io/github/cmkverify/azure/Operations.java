package io.github.cmkverify.azure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Operations that are asked about together.
 *
 * @param actions of the control plane
 * @param dataActions of the data plane
 */
public record Operations(List<String> actions, List<String> dataActions) {
    public Operations {
        actions = List.copyOf(actions);
        dataActions = List.copyOf(dataActions);
    }

    /** In a vault that uses Azure RBAC. */
    public static Operations withData(Collection<KeyPower> powers) {
        return new Operations(join(powers, KeyPower::actions), join(powers, KeyPower::dataActions));
    }

    /** Where data actions have no effect: the vault counts access policies, the HSM has local roles. */
    public static Operations withoutData(Collection<KeyPower> powers) {
        return new Operations(join(powers, KeyPower::actions), List.of());
    }

    /** In the local roles of a Managed HSM. */
    public static Operations local(Collection<KeyPower> powers) {
        return new Operations(List.of(), join(powers, KeyPower::hsmDataActions));
    }

    private static List<String> join(Collection<KeyPower> powers, Function<KeyPower, List<String>> names) {
        var all = new ArrayList<String>();
        powers.forEach(power -> all.addAll(names.apply(power)));
        return all.stream().distinct().toList();
    }

    /** Those that {@code block} covers, in order. */
    public List<String> coveredBy(Permission block) {
        return Stream.concat(
                        actions.stream().filter(block::coversAction),
                        dataActions.stream().filter(block::coversDataAction))
                .toList();
    }
}
