package org.fengsui.server.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The repository's files as the rules read them. Java sources are parsed once. */
final class Sources {

    /** The repository's root; tests run in the server module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> JAVA_FOLDERS =
            List.of(
                    "engine/src/main/java",
                    "engine/src/test/java",
                    "server/src/main/java",
                    "server/src/test/java",
                    "bench/src/main/java",
                    "bench/src/test/java");

    private Sources() {}

    /**
     * A parsed Java file.
     *
     * @param path below the repository's root
     */
    record Parsed(String path, CompilationUnitTree unit, SourcePositions positions) {

        boolean isTest() {
            return path.contains("/src/test/");
        }

        /** The number of lines from the first to the last of a piece of this file. */
        long lines(com.sun.source.tree.Tree tree) {
            var lines = unit.getLineMap();
            return lines.getLineNumber(positions.getEndPosition(unit, tree))
                    - lines.getLineNumber(positions.getStartPosition(unit, tree))
                    + 1;
        }

        /** {@code path:line} of a piece of this file. */
        String at(com.sun.source.tree.Tree tree) {
            return path
                    + ":"
                    + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }
    }

    private static final class Holder {
        static final List<Parsed> JAVA = parse();
    }

    /** All Java files, main and test, of all modules. */
    static List<Parsed> java() {
        return Holder.JAVA;
    }

    /** The files of a folder of the repository with that ending, by path. */
    static List<Path> files(String folder, String ending) {
        var start = ROOT.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path below the repository's root, for messages. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** The text of a file. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Parsed> parse() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var files =
                    JAVA_FOLDERS.stream()
                            .flatMap(folder -> files(folder, ".java").stream())
                            .toList();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            var positions = Trees.instance(task).getSourcePositions();
            var parsed = new ArrayList<Parsed>();
            for (var unit : task.parse()) {
                var path = name(Path.of(unit.getSourceFile().toUri()));
                parsed.add(new Parsed(path, unit, positions));
            }
            return List.copyOf(parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
