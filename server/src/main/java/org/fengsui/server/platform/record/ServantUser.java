package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * Under which user the database's programs run. PostgreSQL refuses to run as root; a server that
 * runs as an ordinary user hands its own identity on, one that runs as root steps down:
 *
 * <ol>
 *   <li>to the owner of the database's folder when that is an ordinary user;
 *   <li>else to {@code nobody}, who is made the owner, when that user can reach the folder;
 *   <li>else into a user namespace of its own, which has root's files but none of its powers.
 * </ol>
 */
sealed interface ServantUser {

    /** The server's own user. */
    record Same() implements ServantUser {}

    /** Another user, by {@code setpriv}; owns the folder. */
    record Other(int uid, int gid) implements ServantUser {}

    /** Root without its powers, by {@code unshare}. */
    record Namespace() implements ServantUser {}

    /** {@code nobody} and {@code nogroup} of Linux. */
    int NOBODY = 65534;

    /**
     * Chooses the user for a folder.
     *
     * @param folder the existing folder that holds the database's files
     * @throws Refusal if the server runs as root and cannot step down
     */
    static ServantUser forFolder(Path folder) throws IOException {
        if (!runsAsRoot()) {
            return new Same();
        }
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        if (owner != 0) {
            return new Other(owner, (Integer) Files.getAttribute(folder, "unix:gid"));
        }
        boolean fresh = isEmpty(folder);
        if (fresh && Programs.find("setpriv") != null && isReachable(folder)) {
            return new Other(NOBODY, NOBODY);
        }
        if (Programs.find("unshare") != null && Programs.succeeds("unshare", "-U", "true")) {
            return new Namespace();
        }
        throw new Refusal(RecordProblem.NEEDS_ORDINARY_USER, folder);
    }

    /** The words to put before a command so that it runs as this user. */
    default List<String> prefix() {
        return switch (this) {
            case Same() -> List.of();
            case Other(int uid, int gid) ->
                    List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
            case Namespace() -> List.of("unshare", "-U", "--");
        };
    }

    /** A command as this user runs it. */
    default List<String> command(List<String> words) {
        var command = new ArrayList<>(prefix());
        command.addAll(words);
        return command;
    }

    /** Makes this user the owner of a file or folder, not of what is in it. */
    default void own(Path path) throws IOException {
        if (this instanceof Other(int uid, int gid)) {
            Files.setAttribute(path, "unix:gid", gid);
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    private static boolean runsAsRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? (Integer) Files.getAttribute(self, "unix:uid") == 0
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean isReachable(Path folder) throws IOException {
        for (var step = folder.toRealPath().getParent(); step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
