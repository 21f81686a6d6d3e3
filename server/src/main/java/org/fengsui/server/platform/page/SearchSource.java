package org.fengsui.server.platform.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Permission;

/**
 * What a room contributes to the search over everything, as a bean. The frame shows its search box
 * to those who may use one of the sources at least.
 */
public interface SearchSource {

    /** How many hits of one source are shown. */
    int MOST = 5;

    /**
     * A hit.
     *
     * @param title what it is
     * @param note what tells it from others; may be empty
     * @param href its page
     */
    record Hit(String title, String note, String href) {}

    /**
     * The hits of one source.
     *
     * @param heading what they are, in the reader's language
     * @param hits at most {@link #MOST}
     * @param all the list that shows all of them; empty where there is none
     */
    record Hits(String heading, List<Hit> hits, String all) {

        /** Keeps its own copy. */
        public Hits {
            hits = List.copyOf(hits);
        }

        /**
         * Those whose name the words are a part of, in small or capital letters; no list shows all
         * of them.
         *
         * @param name what a hit is looked for by
         */
        public static Hits named(
                String heading, Stream<Hit> hits, Function<Hit, String> name, String words) {
            var wanted = words.toLowerCase(Locale.ROOT);
            return new Hits(
                    heading,
                    hits.filter(hit -> name.apply(hit).toLowerCase(Locale.ROOT).contains(wanted))
                            .limit(MOST)
                            .toList(),
                    "");
        }
    }

    /** Where its hits stand among those of the others; the lowest first. */
    int order();

    /** Who may see what it finds. */
    Permission needs();

    /**
     * What is found by the words. It is asked at every stroke, so it must be cheap.
     *
     * @param words what was typed, without blanks around it; never empty
     */
    Hits find(Reader reader, String words);
}
