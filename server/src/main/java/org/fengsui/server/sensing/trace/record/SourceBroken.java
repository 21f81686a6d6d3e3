package org.fengsui.server.sensing.trace.record;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** A reading of another database that broke off; nothing of the batch was taken in. */
final class SourceBroken extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final String key;

    @SuppressWarnings("serial") // always List.copyOf, which is serializable
    private final List<String> words;

    private SourceBroken(@Nullable Throwable cause, String key, List<String> words) {
        super(key, cause);
        this.key = key;
        this.words = List.copyOf(words);
    }

    SourceBroken(String key, String... words) {
        this(null, key, List.of(words));
    }

    /** What the database, or the way to it, answered. */
    static SourceBroken of(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var key =
                switch (state) {
                    case "42P01", "3F000" -> "table";
                    case "42703" -> "column";
                    case "42501" -> "rights";
                    case "28P01", "28000" -> "login";
                    case "3D000" -> "database";
                    default -> state.startsWith("08") ? "connect" : "other";
                };
        var said = e instanceof PSQLException sql ? said(sql) : String.valueOf(e.getMessage());
        var line = said.replaceAll("\\s+", " ");
        return new SourceBroken(
                e, key, List.of(line.substring(0, Math.min(line.length(), LONGEST))));
    }

    private static String said(PSQLException e) {
        var server = e.getServerErrorMessage();
        return String.valueOf(server == null ? e.getMessage() : server.getMessage());
    }

    /** Names the sentence, {@code trace.source.problem.<key>}. */
    String key() {
        return key;
    }

    List<String> words() {
        return words;
    }
}
