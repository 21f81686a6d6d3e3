package org.fengsui.server.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.secret.SealCipher;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code secrets rotate}.
 *
 * @param data the data folder, absolute
 * @param databaseUrl an external database; null for the embedded one
 * @param cipher of the new key; null for that of the key in use
 */
record RotateOptions(Path data, @Nullable String databaseUrl, @Nullable SealCipher cipher) {

    private static final String CIPHER = "--cipher";

    /**
     * Reads the options.
     *
     * @throws RefusedArguments if one is unknown, lacks its value or makes no sense
     */
    static RotateOptions parse(List<String> arguments) throws RefusedArguments {
        var rest = new ArrayList<>(arguments);
        @Nullable SealCipher cipher = null;
        int at = rest.indexOf(CIPHER);
        if (at >= 0) {
            if (at + 1 == rest.size()) {
                throw new RefusedArguments("option-lacks-value", CIPHER);
            }
            cipher = cipher(rest.remove(at + 1));
            rest.remove(at);
        }
        var options = ServeOptions.parse(rest, Serve.Mode.PRODUCTION.defaultData());
        return new RotateOptions(options.data(), options.databaseUrl(), cipher);
    }

    private static SealCipher cipher(String word) throws RefusedArguments {
        return SealCipher.of(word)
                .orElseThrow(() ->
                        new RefusedArguments("secrets.cipher-unknown", word, SealCipher.words()));
    }
}
