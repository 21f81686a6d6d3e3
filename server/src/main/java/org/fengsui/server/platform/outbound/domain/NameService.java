package org.fengsui.server.platform.outbound.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a name. */
@FunctionalInterface
interface NameService {

    /** The system's own resolver. */
    NameService SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    /** All addresses of the name. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
