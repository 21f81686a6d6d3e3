package org.fengsui.engine.advisory;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.attribution.StackPart;

/**
 * A product an advisory is about, with the versions meant.
 *
 * @param name {@code Apache Log4j2}
 * @param versions as written, {@code >= 2.0, < 2.17.1}; empty for every version
 * @param range the same, read
 */
public record AffectedProduct(String name, String versions, VersionRange range) {

    /** Whether something a system is built with is such a product. */
    public enum Verdict {
        /** Another product, or a version that is not meant. */
        NO,
        /** The product, of a version nobody registered. */
        UNKNOWN,
        /** The product, in a version that is meant. */
        YES
    }

    private static final Pattern LINE =
            Pattern.compile(
                    "(.*?[^\\s<>=≤≥:：])\\s*[:：]?\\s*((?:<=|>=|<|>|=|≤|≥)\\s*[vV]?[0-9].*|(?<=\\s)[vV]?[0-9].*)");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}.+#]+");

    /** One whose versions are read from their text. */
    public AffectedProduct(String name, String versions) {
        this(name, versions, VersionRange.parse(versions));
    }

    /**
     * Reads a line: the name, then the versions, {@code nginx >= 1.0, < 1.25.3}.
     *
     * @throws IllegalArgumentException naming the piece of the versions that is none
     */
    public static AffectedProduct parse(String line) {
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC).strip();
        Matcher matcher = LINE.matcher(plain);
        return matcher.matches()
                ? new AffectedProduct(matcher.group(1), matcher.group(2).strip())
                : new AffectedProduct(plain, "");
    }

    /** The same of a stranger’s line: versions that cannot be read are any version. */
    public static AffectedProduct lenient(String name, String versions) {
        try {
            return versions.isBlank() ? parse(name) : new AffectedProduct(name, versions.strip());
        } catch (IllegalArgumentException _) {
            return new AffectedProduct(name.strip(), "", VersionRange.ALL);
        }
    }

    /** The line it is read from. */
    public String line() {
        return versions.isEmpty() ? name : name + " " + versions;
    }

    /**
     * Whether a component is such a product. The words of one name stand in the other, in order.
     */
    public Verdict concerns(StackPart part) {
        List<String> mine = words(name);
        List<String> other = words(part.name());
        if (mine.isEmpty()
                || other.isEmpty()
                || (Collections.indexOfSubList(mine, other) < 0
                        && Collections.indexOfSubList(other, mine) < 0)) {
            return Verdict.NO;
        }
        if (part.version().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return range.contains(part.version()) ? Verdict.YES : Verdict.NO;
    }

    private static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }
}
