package org.fengsui.server.sensing.assessment.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Grade;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Reference;
import org.fengsui.server.sensing.assessment.store.ReferenceStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What standards say, and who replaces a row of it. */
@Service
@Transactional
class ReferenceBook implements Reference {

    private static final Scope SCHOOL = Scope.school();
    private static final Set<String> CLASSES_2007 =
            Set.of("MI", "NAI", "IDI", "ICSI", "FF", "DI", "OI");

    private final ReferenceStore store;
    private final AuditLog audit;

    ReferenceBook(ReferenceStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<Cell> matrix() {
        return store.matrix(SCHOOL).stream()
                .sorted(Comparator.comparing(Cell::importance).thenComparing(Cell::damage))
                .toList();
    }

    @Override
    public Grade grade(Importance importance, Damage damage) {
        return store.grade(SCHOOL, importance, damage);
    }

    @Override
    public List<Category> categories() {
        return store.categories(SCHOOL);
    }

    @Override
    public void replace(Actor by, long cellId, Grade grade, Source source) {
        edits(by, source);
        var before =
                store.cell(SCHOOL, cellId)
                        .orElseThrow(() -> new Refusal(AssessmentProblem.ROW_GONE));
        if (!store.replace(SCHOOL, before, grade, source, by.name())) {
            throw new Refusal(AssessmentProblem.ROW_GONE);
        }
        replaced(
                by,
                before.importance() + "/" + before.damage(),
                before.grade().name(),
                grade.name(),
                source);
    }

    @Override
    public void replace(Actor by, long categoryId, String name, String code2007, Source source) {
        edits(by, source);
        var called = AssessmentBook.SAID.needed(name);
        if (!CLASSES_2007.contains(code2007)) {
            throw new Refusal(AssessmentProblem.TEXT_MISSING);
        }
        var before =
                store.category(SCHOOL, categoryId)
                        .orElseThrow(() -> new Refusal(AssessmentProblem.ROW_GONE));
        if (!store.replace(SCHOOL, categoryId, called, code2007, source, by.name())) {
            throw new Refusal(AssessmentProblem.ROW_GONE);
        }
        replaced(
                by,
                before.code(),
                before.name() + " " + before.code2007(),
                called + " " + code2007,
                source);
    }

    private static void edits(Actor by, Source source) {
        if (!by.may(Permission.REFERENCE_EDIT)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.REFERENCE_EDIT.name());
        }
        AssessmentBook.SAID.needed(source.text());
    }

    private void replaced(Actor by, String row, String before, String after, Source source) {
        audit.append(
                by.accountId(),
                by.name(),
                "assessment.reference-replaced",
                null,
                Map.of(
                        "row", row,
                        "before", before,
                        "after", after,
                        "source", source.text(),
                        "checked", String.valueOf(source.checked())));
    }
}
