package io.github.cmkverify.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where each profile of a run has its reports, and its pack. One profile has the directory for itself; several get a folder
 * each, with a name that the list of profiles alone decides, so that it is the same in every run.
 */
record ReportFolders(List<Path> profiles) {
    private static final String KEPT = "[^A-Za-z0-9._-]+";

    /** The folder names, in the order of the profiles; empty names when there is just one. */
    List<String> names() {
        if (profiles.size() == 1) {
            return List.of("");
        }
        List<String> byFile = profiles.stream().map(ReportFolders::stem).toList();
        List<String> byFolder = profiles.stream().map(ReportFolders::parent).toList();
        return areDistinct(byFile) ? byFile : areDistinct(byFolder) ? byFolder : numbered(byFile);
    }

    private static String stem(Path profile) {
        return clean(String.valueOf(profile.getFileName()).replaceFirst("\\.ya?ml$", ""));
    }

    private static String parent(Path profile) {
        return clean(Optional.ofNullable(profile.toAbsolutePath().normalize().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse(""));
    }

    private static String clean(String name) {
        String clean = name.replaceAll(KEPT, "-").replaceFirst("^\\.+", "");
        return clean.isEmpty() ? "profile" : clean;
    }

    /** Distinct also where a file system does not tell upper from lower case. */
    private static boolean areDistinct(List<String> names) {
        var seen = new HashSet<String>();
        return names.stream().allMatch(name -> seen.add(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> numbered(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> (i + 1) + "-" + names.get(i))
                .toList();
    }

    static Path below(Path directory, String name) {
        return name.isEmpty() ? directory : directory.resolve(name);
    }
}
