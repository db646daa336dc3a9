package io.github.cmkverify.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses. Firewall rules of AI accounts and vaults know no IPv6.
 *
 * @param address the first address as an unsigned number
 * @param prefix length of the prefix, 0 to 32
 */
public record Cidr(long address, int prefix) {
    static final Cidr NONE = new Cidr(0, 32);

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FORM =
            Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "(?:/(3[0-2]|[12]?[0-9]))?");
    private static final int BITS = 32;

    public Cidr {
        if (prefix < 0 || prefix > BITS || address != (address & mask(prefix))) {
            throw new IllegalArgumentException("not a range: " + address + "/" + prefix);
        }
    }

    /** A range or a single address; empty for anything else, also for a range with address bits beyond its prefix. */
    public static Optional<Cidr> parse(String text) {
        return network(text).filter(range -> range.address == address(text));
    }

    /** The range that {@code text} lies in, whatever its bits beyond the prefix; Azure's firewalls accept them. */
    public static Optional<Cidr> network(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int prefix = form.group(5) == null ? BITS : Integer.parseInt(form.group(5));
        return Optional.of(new Cidr(address(text) & mask(prefix), prefix));
    }

    private static long address(String text) {
        long address = 0;
        for (String octet : text.split("/")[0].split("\\.")) {
            address = address << 8 | Integer.parseInt(octet);
        }
        return address;
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (BITS - prefix) & 0xFFFFFFFFL;
    }

    /** Whether every address of {@code other} is in this range. */
    public boolean contains(Cidr other) {
        return prefix <= other.prefix && (other.address & mask(prefix)) == address;
    }

    /** {@code 203.0.113.0/24}; a single address is shown as {@code 203.0.113.7/32}. */
    public String text() {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + prefix;
    }
}
