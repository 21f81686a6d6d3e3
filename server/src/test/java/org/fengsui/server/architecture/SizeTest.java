package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.architecture.Sources.Parsed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small pieces: a class that grows without limit is how code bases die. */
class SizeTest {

    private static final int LONGEST_CLASS = 400;
    private static final int LONGEST_METHOD = 60;

    @Test
    void noClassIsLongerThan400LinesAndNoMethodLongerThan60() {
        var tooLong = new ArrayList<String>();
        for (var file : Sources.java()) {
            new Measure(file, tooLong).scan(file.unit(), null);
        }
        assertThat(tooLong).as("split what does two things; one class, one job").isEmpty();
    }

    private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Parsed file;
        private final List<String> tooLong;

        Measure(Parsed file, List<String> tooLong) {
            this.file = file;
            this.tooLong = tooLong;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (file.lines(type) > LONGEST_CLASS) {
                tooLong.add(file.at(type) + " class " + type.getSimpleName());
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (file.lines(method) > LONGEST_METHOD) {
                tooLong.add(file.at(method) + " method " + method.getName());
            }
            return super.visitMethod(method, null);
        }
    }
}
