package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed server leaves behind: a postmaster without its parent, or sessions without their
 * postmaster. A process is ours when its program lies in the folder, which serves one database.
 *
 * @param folder the folder with programs and data
 * @param data the data folder in it
 */
record OrphanedServer(Path folder, Path data) {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final long LIMIT_SECONDS = 20;

    /**
     * Stops what is left, cleanly where possible, and clears a process id that now belongs to some
     * other program.
     *
     * @param stop the command that stops the database cleanly
     */
    void clear(List<String> stop) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var handle = ProcessHandle.of(pid).filter(this::isOurs);
        if (handle.isPresent()) {
            log.warn("stopping the database that a killed server left running, process {}", pid);
            try {
                Programs.run(stop);
            } catch (IOException e) {
                log.warn("it did not stop cleanly and is ended; it will recover at start", e);
                handle.get().destroyForcibly();
            }
        }
        awaitRest();
        Files.deleteIfExists(pidFile);
    }

    private void awaitRest() throws IOException {
        for (var process : ProcessHandle.allProcesses().filter(this::isOurs).toList()) {
            try {
                process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                log.warn("ending process {} of an earlier database", process.pid());
                process.destroyForcibly();
            } catch (ExecutionException e) {
                throw new IOException("cannot wait for process " + process.pid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an earlier database ends", e);
            }
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).startsWith(folder))
                .orElse(false);
    }
}
