package org.fengsui.engine.net;

/**
 * A network in CIDR form.
 *
 * @param base the first address; bits after the prefix are zero
 * @param length the prefix length in bits of the base's own family: 0–32 for IPv4, 0–128 for IPv6
 */
public record IpNetwork(IpAddress base, int length) {
    private static final int V4_OFFSET = 96;
    private static final IpAddress LAST_BEFORE_V4 = new IpAddress(0, 0xfffe_ffff_ffffL);

    /**
     * Checks the length and that no bit is set after the prefix.
     *
     * @throws AddressFormatException naming the right network when host bits are set
     */
    public IpNetwork {
        int most = base.isV4() ? 32 : 128;
        if (length < 0 || length > most) {
            throw new AddressFormatException(
                    AddressFormatException.Expected.NETWORK, base + "/" + length);
        }
        IpAddress masked = mask(base, length + (base.isV4() ? V4_OFFSET : 0));
        if (!masked.equals(base)) {
            throw new AddressFormatException(
                    AddressFormatException.Expected.NETWORK_WITHOUT_HOST_BITS,
                    base + "/" + length,
                    masked + "/" + length);
        }
    }

    /**
     * Reads {@code address/length}.
     *
     * @throws AddressFormatException when the text is anything else, or when bits are set after the
     *     prefix; then it names the right network
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        IpAddress base = slash < 0 ? null : IpAddress.tryParse(text.substring(0, slash));
        int length = slash < 0 ? -1 : number(text.substring(slash + 1));
        if (base == null || length < 0) {
            throw new AddressFormatException(AddressFormatException.Expected.NETWORK, text);
        }
        boolean mappedSpelling = base.isV4() && text.indexOf(':') >= 0;
        if (!mappedSpelling) {
            return new IpNetwork(base, length);
        }
        if (length < V4_OFFSET) {
            throw new AddressFormatException(AddressFormatException.Expected.NETWORK, text);
        }
        return new IpNetwork(base, length - V4_OFFSET);
    }

    /** The network of this length that holds the address; bits after the prefix are cleared. */
    public static IpNetwork holding(IpAddress address, int length) {
        int bits = length + (address.isV4() ? V4_OFFSET : 0);
        return new IpNetwork(length < 0 || bits > 128 ? address : mask(address, bits), length);
    }

    /**
     * The last address of the base's family: an IPv6 network that ends with the IPv4 addresses ends
     * before them.
     */
    public IpAddress last() {
        int bits = length + (base.isV4() ? V4_OFFSET : 0);
        IpAddress last =
                new IpAddress(
                        base.high() | ~upperMask(bits),
                        base.low() | ~upperMask(Math.max(0, bits - 64)));
        return last.isV4() && !base.isV4() ? LAST_BEFORE_V4 : last;
    }

    /** The addresses of the network as a range. */
    public IpRange range() {
        return new IpRange(base, last());
    }

    /** Whether the address lies in the network and is of its family. */
    public boolean contains(IpAddress address) {
        return range().contains(address);
    }

    /** The text {@code base/length}. */
    @Override
    public String toString() {
        return base + "/" + length;
    }

    private static IpAddress mask(IpAddress address, int bits) {
        return new IpAddress(
                address.high() & upperMask(bits),
                address.low() & upperMask(Math.max(0, bits - 64)));
    }

    private static long upperMask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= 64 ? -1L : -1L << (64 - bits);
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Ascii.isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return text.length() > 1 && text.charAt(0) == '0' ? -1 : value;
    }
}
