package io.github.cmkverify.profile;

import java.time.LocalDate;

/**
 * One entry of a list of people.
 *
 * @param id object id in lower case
 * @param owner who answers for the entry
 * @param expires the last day on which it counts, in UTC
 * @param place where the entry begins
 */
public record Person(String id, String owner, LocalDate expires, Place place) {
    /** Whether the entry counts on the day {@code at}; an expired one counts as absent. */
    public boolean isActive(LocalDate at) {
        return !at.isAfter(expires);
    }

    static Person read(Fields f) {
        return new Person(
                f.required("id", AzureTypes.guid("an object id")).value(),
                f.required("owner", Types.filledIn()).value(),
                f.required("expires", Types.date()).value(),
                f.at());
    }
}
