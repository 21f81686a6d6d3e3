package org.fengsui.engine.net;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as 128 bits; IPv4 is kept in its v4-mapped form ({@code ::ffff:0:0/96}),
 * so the mapped spelling of an IPv4 address is that IPv4 address.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Host, Comparable<IpAddress> {
    private static final long V4_MARK = 0xffffL;

    /** The IPv4 address of these 32 bits. */
    public static IpAddress v4(int bits) {
        return new IpAddress(0, (V4_MARK << 32) | Integer.toUnsignedLong(bits));
    }

    /**
     * The address of 4 or 16 bytes in network order.
     *
     * @throws AddressFormatException for any other length
     */
    public static IpAddress of(byte[] bytes) {
        if (bytes.length == 4) {
            return v4((int) bigEndian(bytes, 0, 4));
        }
        if (bytes.length == 16) {
            return new IpAddress(bigEndian(bytes, 0, 8), bigEndian(bytes, 8, 8));
        }
        throw new AddressFormatException(
                AddressFormatException.Expected.IP_ADDRESS, bytes.length + " bytes");
    }

    /**
     * Reads an address without asking any name service. IPv4 wants four decimal parts without
     * leading zeros; IPv6 wants RFC 4291 text without zone and without brackets.
     *
     * @throws AddressFormatException when the text is anything else
     */
    public static IpAddress parse(String text) {
        IpAddress address = tryParse(text);
        if (address == null) {
            throw new AddressFormatException(AddressFormatException.Expected.IP_ADDRESS, text);
        }
        return address;
    }

    /** Reads an address as {@link #parse} does; null when the text is not one. */
    public static @Nullable IpAddress tryParse(String text) {
        return IpText.parse(text);
    }

    /** Whether this is an IPv4 address. */
    public boolean isV4() {
        return isV4(high, low);
    }

    static boolean isV4(long high, long low) {
        return high == 0 && low >>> 32 == V4_MARK;
    }

    /** The bytes in network order: 4 for IPv4, 16 for IPv6. */
    public byte[] toBytes() {
        byte[] bytes = new byte[isV4() ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            long half = fromEnd < 8 ? low : high;
            bytes[i] = (byte) (half >>> (8 * (fromEnd & 7)));
        }
        return bytes;
    }

    /** The order of the 128 bits read as an unsigned number. */
    @Override
    public int compareTo(IpAddress other) {
        return compare(high, low, other.high, other.low);
    }

    /** Compares two addresses given as halves, as unsigned 128-bit numbers. */
    public static int compare(long highA, long lowA, long highB, long lowB) {
        int upper = Long.compareUnsigned(highA, highB);
        return upper != 0 ? upper : Long.compareUnsigned(lowA, lowB);
    }

    /** The canonical text: dotted IPv4, or RFC 5952 IPv6. */
    @Override
    public String toString() {
        return IpText.print(this);
    }

    private static long bigEndian(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
