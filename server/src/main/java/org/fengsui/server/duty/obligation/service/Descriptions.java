package org.fengsui.server.duty.obligation.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.springframework.stereotype.Component;

/** What the rooms call the subjects of obligations. */
@Component
class Descriptions {

    private final Map<String, SubjectDescriber> describers;

    Descriptions(List<SubjectDescriber> describers) {
        this.describers =
                describers.stream()
                        .collect(Collectors.toMap(SubjectDescriber::type, Function.identity()));
    }

    /** A description for each; a subject nobody describes is called by its key. */
    Map<Subject, Description> of(Collection<Subject> subjects) {
        var all = new HashMap<Subject, Description>();
        var byType =
                subjects.stream()
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        Subject::type,
                                        Collectors.mapping(Subject::id, Collectors.toList())));
        byType.forEach((type, ids) -> {
            var describer = describers.get(type);
            var known = describer == null ? Map.<Long, Description>of() : describer.describe(ids);
            for (var id : ids) {
                var subject = new Subject(type, id);
                all.put(subject, known.getOrDefault(id, unknown(subject)));
            }
        });
        return all;
    }

    private static Description unknown(Subject subject) {
        return new Description(subject.toString(), subject, subject.toString(), "/ledger", "/unit");
    }
}
