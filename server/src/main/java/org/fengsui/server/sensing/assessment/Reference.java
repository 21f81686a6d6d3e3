package org.fengsui.server.sensing.assessment;

import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * What standards say, as data with its source: the matrix of GB/T 32924, and the categories of
 * incidents of GB/T 20986-2023 beside those of 2007. The office replaces a row; the former one is
 * kept.
 */
public interface Reference {

    /**
     * A row's source.
     *
     * @param text where it is from, and whether that was checked
     * @param asOf of which day
     * @param checked whether somebody compared it with the standard
     */
    record Source(String text, LocalDate asOf, boolean checked) {}

    /**
     * A cell of the matrix.
     *
     * @param id identity; another one after it was replaced
     */
    record Cell(long id, Importance importance, Damage damage, Grade grade, Source source) {}

    /**
     * A category of incidents.
     *
     * @param id identity; another one after it was replaced
     * @param code by which incidents carry it: {@code NA}, {@code NA-09}
     * @param parent the code of the category it belongs to; empty for one of the ten
     * @param name by GB/T 20986-2023
     * @param code2007 the class of GB/Z 20986-2007 that means the same: {@code NAI}
     */
    record Category(
            long id, String code, String parent, String name, String code2007, Source source) {}

    /** The matrix, the gravest row and column first. */
    List<Cell> matrix();

    /** How grave by the matrix. */
    Grade grade(Importance importance, Damage damage);

    /** The categories, each before its own. */
    List<Category> categories();

    /**
     * Replaces a cell.
     *
     * @throws Refusal if the actor may not, or another did meanwhile
     */
    void replace(Actor by, long cellId, Grade grade, Source source);

    /** Replaces a category's name and its class of 2007. */
    void replace(Actor by, long categoryId, String name, String code2007, Source source);
}
