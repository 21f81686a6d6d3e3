package org.fengsui.server.platform.kernel;

import java.util.Collection;
import java.util.Map;

/**
 * How a room names its things to rooms that only know a {@link Subject}: the ledger reminds of a
 * notice's item without knowing notices. A room offers one bean per subject type that signals are
 * about. Texts are Chinese, the language of messages and histories, and carry no details of a
 * finding.
 */
public interface SubjectDescriber {

    /**
     * What a thing is called and where it is looked at.
     *
     * @param title the thing itself: {@code 第 2 项 后台弱口令}
     * @param whole the thing it is a part of, by which messages are put together; the subject
     *     itself where it stands alone
     * @param wholeTitle what that is called: {@code 信办整〔2026〕87号}
     * @param schoolPath the page for the school's offices, from the root
     * @param unitPath the page in the unit's frame, from the root
     */
    record Description(
            String title, Subject whole, String wholeTitle, String schoolPath, String unitPath) {}

    /** The subject type it speaks for. */
    String type();

    /** Those of the subjects that exist, by identity; one query for all of them. */
    Map<Long, Description> describe(Collection<Long> ids);
}
