package org.fengsui.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a server has used of the processors, in seconds. A load by others changes it less than the
 * time that passes.
 *
 * @param server the JVM
 * @param reading the processes that it started and that have ended: those that read files
 * @param database all processes of the embedded database
 */
record ProcessorTime(double server, double reading, double database) {
    private static final double TICKS = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** Up to now. */
    static ProcessorTime of(Processes processes) throws IOException {
        double database = 0;
        for (long process : processes.database()) {
            String[] stat = stat(process);
            database += ticks(stat, USER, SYSTEM) + ticks(stat, ENDED_USER, ENDED_SYSTEM);
        }
        String[] server = stat(processes.server());
        return new ProcessorTime(
                ticks(server, USER, SYSTEM), ticks(server, ENDED_USER, ENDED_SYSTEM), database);
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(
                server - earlier.server, reading - earlier.reading, database - earlier.database);
    }

    double total() {
        return server + reading + database;
    }

    private static double ticks(String[] stat, int user, int system) {
        return stat.length <= system
                ? 0
                : (Long.parseLong(stat[user]) + Long.parseLong(stat[system])) / TICKS;
    }

    /** The fields behind the program's name; none for a process that has ended meanwhile. */
    private static String[] stat(long process) throws IOException {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException e) {
            return new String[0];
        }
    }
}
