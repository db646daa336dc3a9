package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Fact;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may do what, by object id. */
public record People(Map<PeopleList, Setting<List<Person>>> lists) {
    /** Every list has its setting, were it an empty one. */
    public People {
        if (lists.size() != PeopleList.values().length) {
            throw new IllegalArgumentException("a list of people is missing");
        }
        lists = Collections.unmodifiableMap(new EnumMap<>(lists));
    }

    public Setting<List<Person>> list(PeopleList list) {
        return lists.get(list);
    }

    /** The object ids, in lower case, whose entries have not expired on the day {@code at} (UTC). */
    public Fact<SortedSet<String>> active(PeopleList list, LocalDate at) {
        return list(list).fact().map(people -> people.stream()
                .filter(person -> person.isActive(at))
                .map(Person::id)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet)));
    }

    static People read(Fields f) {
        var lists = new EnumMap<PeopleList, Setting<List<Person>>>(PeopleList.class);
        for (PeopleList list : PeopleList.values()) {
            Setting<List<Person>> people = f.objects(list.text(), Person::read);
            f.unique(list.text(), people.value(), person -> List.of(person.id()), "object id");
            lists.put(list, people);
        }
        return new People(lists);
    }
}
