package org.fengsui.server.duty.notice.service;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.VerificationStore;
import org.fengsui.server.duty.notice.store.VerificationStore.Paper;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 查验: whether a paper is one of the school's, by its number and the code printed on it. */
@Service
@Transactional(readOnly = true)
public class VerificationDesk {

    private static final Pattern PRINTED =
            Pattern.compile("(\\S{1,20})[〔\\[（(](\\d{4})[〕\\]）)](\\d{1,9})号?");

    private final VerificationStore papers;

    VerificationDesk(VerificationStore papers) {
        this.papers = papers;
    }

    /**
     * The notice with that number and code.
     *
     * @param number as printed, {@code 信办整〔2026〕87号}; other brackets are taken too
     * @param code as printed
     * @return empty where either is wrong
     */
    public Optional<Paper> find(String number, String code) {
        var parts = PRINTED.matcher(number.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var numbering =
                new Head.Numbering(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)));
        return papers.find(Scope.school(), numbering, code.strip());
    }
}
