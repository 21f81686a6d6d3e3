package org.fengsui.server.platform.upkeep.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.upkeep.UpkeepProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class DiskWatchTest {

    private static final DiskSettings SETTINGS =
            new DiskSettings(DataSize.ofGigabytes(1), DataSize.ofGigabytes(5));

    private OptionalLong free = OptionalLong.empty();
    private final DiskWatch watch = new DiskWatch(() -> free, SETTINGS);

    private void leave(DataSize size) {
        free = OptionalLong.of(size.toBytes());
    }

    @Test
    void belowTheLastMarkNothingIsTakenIn() {
        leave(DataSize.ofBytes((1L << 30) - 1));
        assertThatThrownBy(watch::refuseWhenFull)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(UpkeepProblem.DISK_FULL);
                            assertThat(refusal.arguments()).containsExactly(1023L, 1024L);
                        });
        leave(DataSize.ofGigabytes(1));
        assertThatCode(watch::refuseWhenFull).doesNotThrowAnyException();
    }

    @Test
    void aMachineThatDoesNotSayIsNoReasonToStop() {
        assertThatCode(watch::refuseWhenFull).doesNotThrowAnyException();
        assertThat(watch.health().getStatus()).isEqualTo(new Status("ENOUGH"));
    }

    @Test
    void theHealthSaysHowItStands() {
        leave(DataSize.ofGigabytes(4));
        assertThat(watch.health().getStatus()).isEqualTo(new Status("LOW"));
        assertThat(watch.health().getDetails()).containsEntry("freeBytes", 4L << 30);
        leave(DataSize.ofMegabytes(4));
        assertThat(watch.health().getStatus()).isEqualTo(new Status("REFUSING"));
    }

    @Test
    void eachChangeIsSaidOnce(CapturedOutput output) {
        leave(DataSize.ofGigabytes(4));
        watch.runOnce();
        watch.runOnce();
        watch.health();
        leave(DataSize.ofGigabytes(40));
        watch.runOnce();
        watch.runOnce();
        assertThat(output.toString().split("the disk is filling up", -1)).hasSize(2);
        assertThat(output.toString().split("the disk has room again", -1)).hasSize(2);
    }

    @Test
    void marksInTheWrongOrderAreRefusedByName() {
        assertThatThrownBy(() -> new DiskSettings(DataSize.ofGigabytes(5), DataSize.ofGigabytes(1)))
                .hasMessageContaining("fengsui.disk.warn-below");
    }
}
