package org.fengsui.server.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fengsui.server.architecture.Sources.Parsed;
import org.junit.jupiter.api.Test;

/** Each package says what it is, and that nothing in it is null unless it says so. */
class PackagesTest {

    private static final Predicate<Parsed> IS_PACKAGE_INFO =
            file -> file.path().endsWith("/package-info.java");

    @Test
    void eachPackageSaysWhatItIsAndIsNullMarked() {
        var described = packages(IS_PACKAGE_INFO.and(PackagesTest::isComplete));
        var all = packages(file -> !file.path().endsWith("module-info.java"));
        all.removeAll(described);
        assertThat(all)
                .as("a package needs a package-info.java with a sentence and @NullMarked")
                .isEmpty();
    }

    @Test
    void aTestPackageDoesNotHideThePackageInfoOfTheSameMainPackage() {
        var main = packages(file -> !file.isTest());
        var twice = packages(IS_PACKAGE_INFO.and(Parsed::isTest));
        twice.retainAll(main);
        assertThat(twice)
                .as("the test's package-info would shadow @ApplicationModule: remove it")
                .isEmpty();
    }

    private static boolean isComplete(Parsed file) {
        var text = Sources.text(Sources.ROOT.resolve(file.path()));
        return text.startsWith("/**") && text.contains("\n@NullMarked\n");
    }

    private static Set<String> packages(Predicate<Parsed> which) {
        return Sources.java().stream()
                .filter(which)
                .filter(file -> file.unit().getPackageName() != null)
                .map(file -> file.unit().getPackageName().toString())
                .collect(toCollection(TreeSet::new));
    }
}
