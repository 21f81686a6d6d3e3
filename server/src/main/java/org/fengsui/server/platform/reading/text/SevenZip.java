package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** 7z. A wrong password shows as an archive that is broken, which is told as a wrong password. */
record SevenZip(Extraction extraction, Budget budget, String password) implements Unpacking {

    private static final int MEMORY_KIB = 64 << 10;

    @Override
    public void unpack(String name, Path file, int depth) throws IOException {
        var builder = SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(MEMORY_KIB);
        if (!password.isEmpty()) {
            builder.setPassword(password.toCharArray());
        }
        try (var archive = builder.get()) {
            for (var entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                if (entry.isDirectory() || !entry.hasStream()) {
                    continue;
                }
                var part = extraction.scratch();
                budget.unpack(archive.getInputStream(entry), 0, part);
                extraction.part(name, entry.getName(), part, depth);
            }
        } catch (PasswordRequiredException e) {
            throw new NeedsPassword(e);
        } catch (Budget.Spent e) {
            throw e;
        } catch (IOException e) {
            if (!password.isEmpty()) {
                throw new NeedsPassword(e);
            }
            throw e;
        }
    }
}
