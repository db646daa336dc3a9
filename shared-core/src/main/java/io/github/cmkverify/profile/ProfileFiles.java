package io.github.cmkverify.profile;

import java.util.Optional;

/**
 * The files that make a profile, whatever they say.
 *
 * @param sha256 as every report names it, over both files
 */
public record ProfileFiles(Optional<Shared> shared, String sha256) {
    /**
     * The file that the profile extends.
     *
     * @param reference as the profile writes it
     */
    public record Shared(String reference, byte[] yaml) {
        public Shared {
            yaml = yaml.clone();
        }

        @Override
        public byte[] yaml() {
            return yaml.clone();
        }
    }

    /** Of a profile that may have problems of every kind: only what it extends is read. */
    public static ProfileFiles of(byte[] yaml, Extended.Library library) {
        var base = new Base(library, yaml);
        Reading.load(yaml, "", "profile", base::read);
        return new ProfileFiles(base.shared(), base.sha256());
    }
}
