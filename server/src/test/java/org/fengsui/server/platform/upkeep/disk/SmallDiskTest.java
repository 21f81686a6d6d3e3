package org.fengsui.server.platform.upkeep.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.upkeep.UpkeepProblem;
import org.fengsui.server.testing.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

/** A real file system of 16 MB that is really filled. */
class SmallDiskTest {

    private static final DiskSettings MARKS =
            new DiskSettings(DataSize.ofMegabytes(4), DataSize.ofMegabytes(8));

    @TempDir Path folder;
    private SmallDisk disk;
    private DiskWatch watch;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mounted(folder.resolve("disk"), 16);
        assumeTrue(disk.isMounted(), "this user may mount no file system (tmpfs)");
        // The folder itself need not be there yet.
        watch = new DiskWatch(new DataDisk(new DataFolder(disk.folder().resolve("data"))), MARKS);
    }

    @AfterEach
    void unmount() throws Exception {
        disk.close();
    }

    private Path fill(String name, int megabytes) throws IOException {
        return Files.write(disk.folder().resolve(name), new byte[megabytes << 20]);
    }

    @Test
    void theMarksAreThoseOfTheDataFoldersOwnDisk() throws IOException {
        assertThat(watch.health().getStatus()).isEqualTo(new Status("ENOUGH"));
        fill("one", 9);
        assertThat(watch.health().getStatus()).isEqualTo(new Status("LOW"));
        assertThatCode(watch::refuseWhenFull).doesNotThrowAnyException();
        var two = fill("two", 4);
        assertThat(watch.health().getStatus()).isEqualTo(new Status("REFUSING"));
        assertThatThrownBy(watch::refuseWhenFull)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(UpkeepProblem.DISK_FULL);
                            assertThat(refusal.arguments()).containsExactly(3L, 4L);
                        });
        Files.delete(two);
        assertThatCode(watch::refuseWhenFull).doesNotThrowAnyException();
    }

    @Test
    void aDiskThatIsFullToTheLastByteStillSaysSo() throws IOException {
        assertThatThrownBy(() -> fill("all", 17)).isInstanceOf(IOException.class);
        assertThatThrownBy(watch::refuseWhenFull).isInstanceOf(Refusal.class);
    }
}
