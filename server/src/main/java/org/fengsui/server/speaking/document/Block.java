package org.fengsui.server.speaking.document;

import java.util.List;

/** A part of a document's body. */
public sealed interface Block {

    /** A paragraph, indented by two characters. */
    record Paragraph(String text) implements Block {}

    /** A first-level heading: {@code 一、…}. */
    record Heading(String text) implements Block {}

    /** The items of a notice, numbered by the layout from 1. */
    record Items(List<Item> items) implements Block {
        /** Keeps its own copy. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A chart of bars that lie, a label before each and its figure behind it; the longest stands
     * for the greatest figure.
     */
    record Bars(List<Bar> bars) implements Block {
        /** Keeps its own copy. */
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param label what is counted
     * @param value how many, 0 or more
     */
    record Bar(String label, long value) {}

    /** A remark in smaller type. */
    record Note(String text) implements Block {}

    /**
     * One item.
     *
     * @param heading what it is
     * @param level its severity as a word; empty for none
     * @param lines labelled lines below the heading
     */
    record Item(String heading, String level, List<Line> lines) {
        /** Keeps its own copy. */
        public Item {
            lines = List.copyOf(lines);
        }
    }

    /** A labelled line: {@code 整改建议：…}. */
    record Line(String label, String text) {}
}
