package org.fengsui.server.alarm.content.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.alarm.content.ContentState;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState;
import org.fengsui.server.alarm.content.store.RecordStore;
import org.fengsui.server.alarm.content.store.TakedownStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class ContentDesk {

    private final RecordStore records;
    private final TakedownStore tasks;
    private final Registry registry;
    private final Files files;

    ContentDesk(RecordStore records, TakedownStore tasks, Registry registry, Files files) {
        this.records = records;
        this.tasks = tasks;
        this.registry = registry;
        this.files = files;
    }

    /** The records a list asks for; of 网信办 only those that were reported to it. */
    public ListResult<ContentRecord> list(Actor reader, ListRequest asked) {
        return records.list(reader.scope(), asked, !reader.may(Permission.CONTENT_WORK));
    }

    /** How many records wait for a judgement or a report. */
    public long waiting(Actor reader) {
        return records.count(reader.scope(), Set.of(ContentState.NEW, ContentState.CONCERN));
    }

    /** The tasks a list asks for. */
    public ListResult<Takedown> tasks(Actor reader, ListRequest asked) {
        return tasks.list(reader.scope(), asked);
    }

    /** The tasks a record led to. */
    public List<Takedown> ofRecord(Actor reader, long recordId) {
        return reader.may(Permission.CONTENT_WORK)
                ? tasks.ofRecord(reader.scope(), recordId)
                : List.of();
    }

    /** A unit’s tasks, those not over first. */
    public List<Takedown> ofUnits(Actor reader) {
        return reader.scope().equals(Scope.school()) ? List.of() : tasks.ofUnits(reader.scope());
    }

    /** How many tasks wait to be done, for a unit; or to be confirmed, for 宣传部. */
    public long tasksWaiting(Actor reader) {
        return tasks.count(
                reader.scope(),
                Set.of(
                        reader.may(Permission.CONTENT_WORK)
                                ? TakedownState.DONE
                                : TakedownState.ORDERED));
    }

    /** The files of each act that has some. */
    public Map<Long, List<StoredFile>> files(Scope scope, List<Takedown.Act> acts) {
        var all = new LinkedHashMap<Long, List<StoredFile>>();
        acts.forEach(
                act -> all.put(act.id(), files.of(scope, new Subject("takedown-act", act.id()))));
        return all;
    }

    /** The names of all units. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }
}
