package org.fengsui.server.platform.access.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** What a password must be; each refusal names the rule that is not met. */
@Component
class PasswordPolicy {

    /** Longer ones are refused: hashing them would cost more than they protect. */
    static final int LONGEST = 128;

    private static final int NAME_COUNTS_FROM = 3;

    private final AccessSettings.Password settings;
    private final Set<String> common;

    PasswordPolicy(AccessSettings settings) {
        this.settings = settings.password();
        this.common = readCommon();
    }

    /**
     * Checks a new password.
     *
     * @throws Refusal naming the rule
     */
    void check(String username, String password) {
        int length = password.codePointCount(0, password.length());
        var lower = password.toLowerCase(Locale.ROOT);
        if (length < settings.minimum()) {
            throw refusal("too-short", settings.minimum());
        }
        if (password.length() > LONGEST) {
            throw refusal("too-long", LONGEST);
        }
        if (length < settings.longEnough() && kinds(password) < settings.kinds()) {
            throw refusal("too-few-kinds", settings.kinds(), settings.longEnough());
        }
        if (username.length() >= NAME_COUNTS_FROM && lower.contains(username)) {
            throw refusal("contains-name");
        }
        if (common.contains(lower) || password.codePoints().distinct().count() < 5) {
            throw refusal("common");
        }
    }

    static Refusal refusal(String rule, Object... figures) {
        return new Refusal(
                AccessProblem.PASSWORD_POLICY,
                new DefaultMessageSourceResolvable(
                        new String[] {"access.password-rule." + rule}, figures));
    }

    private static long kinds(String password) {
        IntPredicate other = c -> !Character.isLetterOrDigit(c) || Character.isIdeographic(c);
        return Stream.<IntPredicate>of(
                        Character::isLowerCase, Character::isUpperCase, Character::isDigit, other)
                .filter(kind -> password.codePoints().anyMatch(kind))
                .count();
    }

    private static Set<String> readCommon() {
        var file = "/org/fengsui/server/platform/access/common-passwords.txt";
        try (var in = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream(file), file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
