package org.fengsui.server.sensing.assessment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Grade;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Reference.Category;
import org.fengsui.server.sensing.assessment.Reference.Cell;
import org.fengsui.server.sensing.assessment.Reference.Source;
import org.springframework.stereotype.Component;

/** The tables of what standards say; a row is replaced by another and kept. */
@Component
public class ReferenceStore {

    private final Database database;

    ReferenceStore(Database database) {
        this.database = database;
    }

    /** The matrix, in no order. */
    public List<Cell> matrix(Scope scope) {
        return database.in(scope)
                .sql("select * from assessment.matrix where current")
                .query(ReferenceStore::cell)
                .list();
    }

    /** How grave by the matrix. */
    public Grade grade(Scope scope, Importance importance, Damage damage) {
        return Grade.valueOf(
                database.in(scope)
                        .sql(
                                """
                                select grade from assessment.matrix
                                where current and importance = :importance and damage = :damage
                                """)
                        .param("importance", importance.name())
                        .param("damage", damage.name())
                        .query(String.class)
                        .single());
    }

    /** The categories, each before its own. */
    public List<Category> categories(Scope scope) {
        return database.in(scope)
                .sql("select * from assessment.category where current order by place")
                .query(ReferenceStore::category)
                .list();
    }

    /** A cell that is current. */
    public Optional<Cell> cell(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from assessment.matrix where current and id = :id")
                .param("id", id)
                .query(ReferenceStore::cell)
                .optional();
    }

    /** A category that is current. */
    public Optional<Category> category(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from assessment.category where current and id = :id")
                .param("id", id)
                .query(ReferenceStore::category)
                .optional();
    }

    /** Another row stands for a cell; false where somebody else was first. */
    public boolean replace(Scope scope, Cell before, Grade grade, Source source, String who) {
        if (!end(scope, "matrix", before.id(), who)) {
            return false;
        }
        database.in(scope)
                .sql(
                        """
                        insert into assessment.matrix
                          (importance, damage, grade, source, as_of, checked)
                        values (:importance, :damage, :grade, :source, :asOf, :checked)
                        """)
                .param("importance", before.importance().name())
                .param("damage", before.damage().name())
                .param("grade", grade.name())
                .param("source", source.text())
                .param("asOf", source.asOf())
                .param("checked", source.checked())
                .update();
        return true;
    }

    /** Another row stands for a category; false where somebody else was first. */
    public boolean replace(
            Scope scope, long id, String name, String code2007, Source source, String who) {
        if (!end(scope, "category", id, who)) {
            return false;
        }
        database.in(scope)
                .sql(
                        """
                        insert into assessment.category
                          (code, parent, name, code_2007, place, source, as_of, checked)
                        select code, parent, :name, :code2007, place, :source, :asOf, :checked
                        from assessment.category where id = :id
                        """)
                .param("id", id)
                .param("name", name)
                .param("code2007", code2007)
                .param("source", source.text())
                .param("asOf", source.asOf())
                .param("checked", source.checked())
                .update();
        return true;
    }

    private boolean end(Scope scope, String table, long id, String who) {
        return database.in(scope)
                        .sql(
                                "update assessment."
                                        + table
                                        + " set current = false, replaced_by = :who"
                                        + " where id = :id and current")
                        .param("id", id)
                        .param("who", who)
                        .update()
                == 1;
    }

    private static Cell cell(ResultSet row, int at) throws SQLException {
        return new Cell(
                row.getLong("id"),
                Importance.valueOf(row.getString("importance")),
                Damage.valueOf(row.getString("damage")),
                Grade.valueOf(row.getString("grade")),
                source(row));
    }

    private static Category category(ResultSet row, int at) throws SQLException {
        return new Category(
                row.getLong("id"),
                row.getString("code"),
                row.getString("parent"),
                row.getString("name"),
                row.getString("code_2007"),
                source(row));
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("source"),
                row.getObject("as_of", LocalDate.class),
                row.getBoolean("checked"));
    }
}
