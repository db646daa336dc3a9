package io.github.cmkverify.architecture;

import java.util.List;

/**
 * The packages below {@code root}, from the bottom to the top: each may use only those before it.
 *
 * @param root {@code io.github.cmkverify}, or the root of the classes that break the rules on purpose
 */
record House(String root) {
    /** The root package itself: the one door. */
    static final String DOOR = "";

    static final List<String> ORDER = List.of(
            "fact",
            "profile",
            "evidence",
            "evidence.pack",
            "azure",
            "azure.live",
            "workload",
            "checks",
            "verdict",
            "report",
            DOOR,
            "run",
            "simulator",
            "cli");

    String name(String room) {
        return room.equals(DOOR) ? root : root + "." + room;
    }

    String[] names(String... rooms) {
        return names(List.of(rooms));
    }

    String[] names(List<String> rooms) {
        return rooms.stream().map(this::name).toArray(String[]::new);
    }

    static List<String> above(String room) {
        return ORDER.subList(ORDER.indexOf(room) + 1, ORDER.size());
    }
}
