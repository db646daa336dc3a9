package io.github.cmkverify.workload;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.profile.People;
import io.github.cmkverify.profile.PeopleList;
import io.github.cmkverify.profile.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is on which list of the profile on the day that is judged. Each list is gone through once, however many holders of
 * rights are looked up in it.
 *
 * <p>Not thread-safe, as {@link io.github.cmkverify.evidence.Evidence} is not.
 */
public final class Approvals {
    private final People people;
    private final LocalDate day;
    private final Map<PeopleList, Fact<SortedSet<String>>> active = new EnumMap<>(PeopleList.class);

    Approvals(People people, Instant at) {
        this.people = people;
        this.day = at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Holds when {@code principal} is on one of {@code lists}, with an entry that has not expired. */
    public Claim isOn(Fact<String> principal, PeopleList... lists) {
        return Claim.any(
                "is not listed",
                Arrays.stream(lists).map(list -> isOn(principal, list)).toList(),
                List.of());
    }

    private Claim isOn(Fact<String> principal, PeopleList list) {
        return active.computeIfAbsent(list, asked -> people.active(asked, day))
                .claim(ids -> principal.must(
                        id -> ids.contains(id.toLowerCase(Locale.ROOT)),
                        id -> id + " is not on people." + list.text()));
    }

    /** {@code not on people.keyAdmins}, and since when an entry of it no longer counts. */
    public String missing(Fact<String> principal, PeopleList... lists) {
        String id = Words.of(principal);
        String expired = Arrays.stream(lists)
                .flatMap(list -> people.list(list).value().stream())
                .filter(person -> person.id().equalsIgnoreCase(id) && !person.isActive(day))
                .map(Person::expires)
                .map(date -> ": the entry expired on " + date)
                .findFirst()
                .orElse("");
        return "not on " + Stream.of(lists).map(list -> "people." + list.text()).collect(Collectors.joining(" or "))
                + expired;
    }
}
