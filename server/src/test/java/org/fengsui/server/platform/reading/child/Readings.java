package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.reading.Reading;
import org.springframework.util.unit.DataSize;

/** Ways of reading, for tests of other rooms. */
public final class Readings {

    /** Nothing is closed to the reader. */
    static final Fence OPEN = new Fence(List.of());

    private Readings() {}

    /** In the test's own process. */
    public static Reading here() {
        return new ReadingHere();
    }

    /** In a process of its own with such limits. */
    static Reading apart(int megabytes, Duration limit, Fence fence) {
        return new ReadingApart(
                new ReadingSettings(true, DataSize.ofMegabytes(megabytes), limit, Duration.ZERO),
                fence);
    }

    /** In a process of its own. */
    static Reading apart() {
        return apart(64, Duration.ofMinutes(2), OPEN);
    }

    /** A process that is started in place of the reader, with the reader's own words after it. */
    static Reading insteadOfIt(String script) {
        return apart(64, Duration.ofMinutes(2), new Fence(List.of("/bin/sh", "-c", script, "sh")));
    }

    /** How what is looked at is refused. */
    static BadInput broken(ThrowingCallable looking) {
        var refused = catchThrowableOfType(BadInput.class, looking);
        assertThat(refused).isNotNull();
        return refused;
    }
}
