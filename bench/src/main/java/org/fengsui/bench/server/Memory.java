package org.fengsui.bench.server;

import java.io.IOException;

/**
 * The resident memory of a server and its embedded database, in KiB. Pages that processes share are
 * divided among them (proportional set size), so that the database's buffers count once.
 *
 * @param server the JVM
 * @param database all processes of the embedded database
 */
record Memory(long server, long database) {

    /** Of these processes. */
    static Memory of(Processes processes) throws IOException {
        long database = 0;
        for (long process : processes.database()) {
            database += share(process);
        }
        return new Memory(share(processes.server()), database);
    }

    long total() {
        return server + database;
    }

    private static long share(long process) throws IOException {
        return Processes.number(Processes.ALL.resolve(process + "/smaps_rollup"), "Pss:");
    }
}
