package io.github.cmkverify.workload;

import java.util.Map;

/**
 * What a check is about.
 *
 * @param account the account it belongs to, as {@link AccountChain#label} names it; empty for the workload as a whole
 * @param name {@code account}, {@code account key}, {@code vault kv-claims} ...: stable, part of the test name
 * @param resource the ARM id, as far as it is known
 * @param line the line of the profile that names the account
 * @param names what a remedy may fill in: {@code account}, {@code resourceGroup}, {@code vault}, {@code key} ...
 */
public record Subject(String account, String name, String resource, int line, Map<String, String> names) {
    public Subject {
        names = Map.copyOf(names);
    }
}
