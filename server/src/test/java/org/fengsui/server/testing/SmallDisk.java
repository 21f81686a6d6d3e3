package org.fengsui.server.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own in memory, where this user may mount one. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** Mounts one of so many megabytes at a folder that is made for it. */
    public static SmallDisk mounted(Path folder, int megabytes) throws IOException {
        Files.createDirectory(folder);
        return new SmallDisk(
                folder,
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + megabytes + "m,mode=0755",
                        "fengsui-test",
                        folder.toString()));
    }

    /** Whether there is one; without, the folder lies on the disk of its parent. */
    public boolean isMounted() {
        return mounted;
    }

    /** Where it is mounted. */
    public Path folder() {
        return folder;
    }

    /** What is free of it. */
    public long freeMegabytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    @Override
    public void close() throws IOException {
        if (mounted
                && !run("umount", folder.toString())
                && !run("umount", "-l", folder.toString())) {
            throw new IOException(folder + " cannot be unmounted");
        }
    }

    private static boolean run(String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
