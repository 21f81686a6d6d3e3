package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/access.md} is what the code says. When it is stale: {@code
 * -Dfengsui.docs.rewrite=true}.
 */
class AccessDocumentTest {

    private static final Path FILE = Path.of("..", "docs", "access.md");

    @Test
    void theDocumentSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("fengsui.docs.rewrite")) {
            Files.writeString(FILE, document());
        }
        assertThat(Files.readString(FILE))
                .as("docs/access.md is stale; run this test with -Dfengsui.docs.rewrite=true")
                .isEqualTo(document());
    }

    private static String document() {
        return """
        # Who may do what

        Generated from `Permission`, `Decision` and `Role`; a test keeps it so. What a person may do (permission), to whose things (scope) and on which side of a decision are three questions, each asked by itself.

        ## Roles

        %s
        School roles see the whole school, unit roles their unit and the units below it, administrators no business data. An account holds several roles, except that an administrator holds nothing beside: the three (三员) are three persons. A role taken away ends with the next request; a role of a unit rests while the account’s person neither holds its post there nor acts for its holder.

        ## Role × permission

        `SELF` (one’s own account, inbox and password) needs only a sign-in, `PUBLIC` not even that.

        %s
        ## Who decides

        Whoever asked, drafted or created does not decide.

        %s\
        """
                .formatted(roles(), matrix(), decisions());
    }

    private static String roles() {
        var names = ResourceBundle.getBundle("messages.access", Locale.CHINESE);
        var table = new StringBuilder("| role | 中文 | side |\n|---|---|---|\n");
        for (var role : Role.values()) {
            table.append(
                    "| %s | %s | %s |\n"
                            .formatted(
                                    role,
                                    names.getString("role." + role),
                                    role.side().name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }

    private static String matrix() {
        var shown =
                Arrays.stream(Permission.values())
                        .filter(p -> p != Permission.SELF && p != Permission.PUBLIC)
                        .toList();
        var table = new StringBuilder("| permission |");
        var line = new StringBuilder("|---|");
        for (var role : Role.values()) {
            table.append(' ').append(role.name().replace('_', ' ')).append(" |");
            line.append(":-:|");
        }
        table.append('\n').append(line).append('\n');
        for (var permission : shown) {
            table.append("| ").append(permission).append(" |");
            for (var role : Role.values()) {
                table.append(permission.roles().contains(role) ? " ● |" : " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String decisions() {
        var table = new StringBuilder("| decision | decided by |\n|---|---|\n");
        for (var decision : Decision.values()) {
            table.append("| %s | %s |\n".formatted(decision, names(decision.deciders())));
        }
        return table.toString();
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
