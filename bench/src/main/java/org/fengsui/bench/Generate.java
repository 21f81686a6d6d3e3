package org.fengsui.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fengsui.bench.generate.NessusFile;
import org.fengsui.bench.generate.NessusOptions;

/** The verb {@code generate}. */
final class Generate {
    private final PrintStream out;

    Generate(PrintStream out) {
        this.out = out;
    }

    void run(List<String> arguments) throws IOException {
        Options options =
                new Options(
                        arguments,
                        Set.of("--items", "--hosts", "--bytes", "--seed", "--rescan", "--outputs"),
                        Set.of());
        String kind = options.word(0, "what to generate");
        if (!kind.equals("nessus")) {
            throw new IllegalArgumentException("there is no generator of " + kind);
        }
        NessusOptions budget = NessusOptions.BUDGET;
        int rescan = options.count("--rescan", budget.rescan());
        NessusOptions wanted =
                new NessusOptions(
                        options.count("--items", budget.items()),
                        options.count("--hosts", budget.hosts()),
                        options.number("--bytes", budget.bytes()),
                        options.number("--seed", budget.seed()),
                        rescan,
                        options.count("--outputs", rescan));
        Path file = Path.of(options.word(1, "FILE"));
        NessusFile.write(wanted, file);
        out.printf("%s: %,d bytes, %,d items%n", file, Files.size(file), wanted.items());
    }
}
