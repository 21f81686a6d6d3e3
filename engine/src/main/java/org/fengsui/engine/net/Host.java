package org.fengsui.engine.net;

/** What stands where a host is named: an address or a name. */
public sealed interface Host permits IpAddress, HostName {

    /**
     * Reads an address (IPv6 also in brackets) or a host name.
     *
     * @throws AddressFormatException when the text is neither
     */
    static Host parse(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return IpAddress.parse(text.substring(1, text.length() - 1));
        }
        IpAddress address = IpAddress.tryParse(text);
        return address != null ? address : HostName.parse(text);
    }

    /** The host as it stands in a URL or before a port: IPv6 in brackets, all else as it prints. */
    default String inAuthority() {
        return this instanceof IpAddress ip && !ip.isV4() ? "[" + ip + "]" : toString();
    }
}
