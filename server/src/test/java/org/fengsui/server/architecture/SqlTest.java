package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.architecture.Sources.Parsed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlTest {

    private static final Pattern ASKS_FOR_THE_TIME =
            Pattern.compile(
                    "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\\s*\\(\\s*\\)"
                            + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    private static final Pattern STATEMENT =
            Pattern.compile("\\b(select|insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void noStatementAsksTheDatabaseForTheTime() {
        var found = new ArrayList<String>();
        for (var file : Sources.java()) {
            if (!file.isTest()) {
                new Statements(file, found).scan(file.unit(), null);
            }
        }
        assertThat(found).as("bind the instant of the injected clock").isEmpty();
    }

    @Test
    void noMigrationAsksTheDatabaseForTheTime() {
        assertThat(Sources.files("server/src/main/resources/db/migration", ".sql"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(COMMENT.matcher(Sources.text(file)).replaceAll(""))
                                .as("%s: no default of the database's clock", file)
                                .doesNotContainPattern(ASKS_FOR_THE_TIME));
    }

    /** Reads the strings that are SQL: those with a statement's verb. */
    private static final class Statements extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Parsed file;
        private final List<String> found;

        Statements(Parsed file, List<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            if (literal.getValue() instanceof String text
                    && STATEMENT.matcher(text).find()
                    && ASKS_FOR_THE_TIME.matcher(COMMENT.matcher(text).replaceAll("")).find()) {
                found.add(file.at(literal));
            }
            return super.visitLiteral(literal, null);
        }
    }
}
