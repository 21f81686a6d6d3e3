package org.fengsui.server.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes, read once. */
final class Bytecode {

    private Bytecode() {}

    private static final class Main {
        static final JavaClasses CLASSES =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.fengsui");
    }

    private static final class Tests {
        static final JavaClasses CLASSES =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("org.fengsui");
    }

    /** Engine and server without their tests. */
    static JavaClasses main() {
        return Main.CLASSES;
    }

    /** The server's tests. */
    static JavaClasses tests() {
        return Tests.CLASSES;
    }
}
