package org.fengsui.engine.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.engine.attribution.AttributionSnapshot;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.text.Texts;

/**
 * The verb {@code attribute}: whose targets are by a registry import table, one JSON object per
 * target and line.
 */
public final class AttributeCommand {
    private static final Set<String> OPTIONS = Set.of("--registry", "--at", "--lang");

    private final InstantSource clock;

    /**
     * The verb under a clock.
     *
     * @param clock tells for which time rules are asked, where {@code --at} does not
     */
    public AttributeCommand(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs the verb.
     *
     * @param words what follows the verb: {@code --registry FILE [--at T] [--lang en|zh] TARGET…}
     * @param out where the answers go
     * @param err where a refusal goes
     * @return 0, or 2 when the words or the file cannot be taken; then nothing is answered
     */
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Locale locale = Options.languageOf(words);
        try {
            Options options = Options.of(words, OPTIONS);
            locale = options.language();
            List<Target> targets = targets(options);
            String at = options.value("--at");
            Instant asked = at == null ? clock.instant() : DueCommand.instant(at);
            InputFile file = InputFile.of(path(options.needed("--registry")));
            AttributionSnapshot snapshot =
                    AttributionSnapshot.of(RegistryTable.read(file).rules(), 1);
            AttributionJson json = new AttributionJson(locale);
            for (int i = 0; i < targets.size(); i++) {
                Query query = Query.of(targets.get(i), asked);
                out.println(json.line(options.operands().get(i), snapshot.attribute(query)));
            }
            return 0;
        } catch (UsageException e) {
            err.println(e.message(locale));
            err.println(new Texts(AttributeCommand.class).say(locale, "attribute.usage"));
        } catch (AddressFormatException e) {
            err.println(e.message(locale));
        } catch (RegistryException e) {
            err.println(e.message(locale));
        } catch (BadInput e) {
            err.println(e.sentence(locale));
        }
        return 2;
    }

    private static List<Target> targets(Options options) {
        if (options.operands().isEmpty()) {
            throw new UsageException("missing", "TARGET");
        }
        List<Target> targets = new ArrayList<>();
        options.operands().forEach(text -> targets.add(Target.parse(text)));
        return targets;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            UsageException refused = new UsageException("path", text);
            refused.initCause(e);
            throw refused;
        }
    }
}
