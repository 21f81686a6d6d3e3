package org.fengsui.server.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.backup.Restore.BrokenChain;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code backup} and {@code restore}.
 *
 * @param file the backup, absolute
 * @param data the data folder, absolute
 * @param databaseUrl an external database; null for the embedded one
 * @param brokenChain what a restore does about a broken audit chain
 */
record ArchiveOptions(Path file, Path data, @Nullable String databaseUrl, BrokenChain brokenChain) {

    private static final String KEEP_BROKEN_CHAIN = "--keep-broken-chain";

    /** The options that {@code backup} knows. */
    static final Set<String> OF_BACKUP = Set.of("--data", "--database-url");

    /** The options that {@code restore} knows. */
    static final Set<String> OF_RESTORE = Set.of("--data", "--database-url", KEEP_BROKEN_CHAIN);

    /**
     * Reads the options.
     *
     * @param known the verb's own
     * @throws RefusedArguments if one is unknown or lacks its value, or if not one file is named
     */
    static ArchiveOptions parse(List<String> arguments, Set<String> known) throws RefusedArguments {
        var files = new ArrayList<Path>();
        var others = new ArrayList<String>();
        var brokenChain = BrokenChain.REFUSE;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument).toAbsolutePath().normalize());
            } else if (!known.contains(argument)) {
                throw new RefusedArguments("option-unknown", argument);
            } else if (argument.equals(KEEP_BROKEN_CHAIN)) {
                brokenChain = BrokenChain.KEEP;
            } else {
                others.add(argument);
                if (rest.hasNext()) {
                    others.add(rest.next());
                }
            }
        }
        var options = ServeOptions.parse(others, Serve.Mode.PRODUCTION.defaultData());
        if (files.size() != 1) {
            throw new RefusedArguments("backup.no-file");
        }
        return new ArchiveOptions(
                files.getFirst(), options.data(), options.databaseUrl(), brokenChain);
    }
}
