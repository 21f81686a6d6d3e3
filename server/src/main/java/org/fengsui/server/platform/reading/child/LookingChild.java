package org.fengsui.server.platform.reading.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** The child that looks at one paper, picture or archive, says what it sees, and ends. */
final class LookingChild {

    private LookingChild() {}

    /** Runs as a process of its own: told what to look for, and where the bytes stand. */
    public static void main(String[] arguments) throws IOException {
        try (var answer = new FileOutputStream(FileDescriptor.out)) {
            // Whatever a library prints must not stand in the answer.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
            Look.valueOf(arguments[0]).answer(Path.of(arguments[1]), answer);
        }
    }
}
