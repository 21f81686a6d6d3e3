package org.fengsui.server.platform.page;

import java.util.Locale;

/**
 * What the school calls its offices, posts and papers. Texts are written in the regulation's words;
 * a school that has others has them put in wherever a text is said. A room above this one is the
 * bean; where there is none, texts stay as they are.
 */
public interface SchoolNames {

    /**
     * The text with the school's own names in it.
     *
     * @param language the text's
     */
    String in(Locale language, String text);
}
