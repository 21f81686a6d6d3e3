package org.fengsui.server.platform.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;

/**
 * {@code fengsui audit verify [--head BLOCK:HASH]}, once the launcher is connected to the record.
 */
public final class AuditVerifyCommand {

    /** The chain is intact. */
    public static final int INTACT = 0;

    /** The chain is broken; where is on the output. */
    public static final int BROKEN = 1;

    /** The arguments are none. */
    public static final int REFUSED = 2;

    private final ResourceBundle texts;
    private final Locale locale;

    /**
     * @param locale Chinese or English
     */
    public AuditVerifyCommand(Locale locale) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        "messages.audit",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Verifies the chain and says what was found.
     *
     * @param connection as {@link AuditVerifier} takes it
     * @param arguments what follows {@code audit verify}
     * @return the exit code
     * @throws SQLException if the record cannot be read
     */
    public int run(Connection connection, List<String> arguments, PrintStream out, PrintStream err)
            throws SQLException {
        Optional<AuditHead> held;
        try {
            held = held(arguments);
        } catch (IllegalArgumentException _) {
            err.println(text("audit.command.usage", String.join(" ", arguments)));
            return REFUSED;
        }
        return switch (AuditVerifier.verify(connection, held)) {
            case Intact intact -> {
                out.println(text("audit.intact", intact.blocks(), intact.entries()));
                out.println(text("audit.command.head", intact.head().written(), intact.waiting()));
                yield INTACT;
            }
            case Broken broken -> {
                out.println(
                        text(
                                "audit.broken",
                                text("audit.fault." + broken.fault()),
                                broken.block(),
                                broken.entry() == null ? "—" : broken.entry().toString()));
                yield BROKEN;
            }
        };
    }

    private static Optional<AuditHead> held(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        if (arguments.size() != 2 || !arguments.getFirst().equals("--head")) {
            throw new IllegalArgumentException("not --head BLOCK:HASH");
        }
        return Optional.of(AuditHead.of(arguments.getLast()));
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
