package org.fengsui.server.duty.circular.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularText;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class CircularDesk {

    private final CircularStore circulars;
    private final ShareStore shares;
    private final UnitTimes times;
    private final Registry registry;
    private final Files files;
    private final BusinessClock clock;

    CircularDesk(
            CircularStore circulars,
            ShareStore shares,
            UnitTimes times,
            Registry registry,
            Files files,
            BusinessClock clock) {
        this.circulars = circulars;
        this.shares = shares;
        this.times = times;
        this.registry = registry;
        this.files = files;
        this.clock = clock;
    }

    /** Others that say the same: the same body’s number, or the same text. */
    public List<Circular> same(Scope scope, Circular circular) {
        return circulars.same(scope, circular);
    }

    /** How many are not over. */
    public long running(Scope scope) {
        return circulars.running(scope);
    }

    /** How many of bodies that start no clock are not over. */
    public long unclocked(Scope scope) {
        return circulars.unclocked(scope);
    }

    /** A page of the list. */
    public ListResult<Circular> list(Scope scope, ListRequest asked) {
        return circulars.list(scope, asked);
    }

    /** Those of the circulars that the scope sees. */
    public List<Circular> all(Scope scope, Collection<Long> ids) {
        return circulars.all(scope, ids);
    }

    /** 督办: the units’ shares after one with something still to do, the oldest first. */
    public List<Circular.Share> open(Scope scope, long after, int most) {
        return shares.running(scope, after, most);
    }

    /** Whether the unit stayed silent until its time was over. */
    public boolean silent(Circular.Share share) {
        return times.silent(share);
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }

    /** The responsible units, to which notices are addressed. */
    public List<Registry.Unit> units() {
        return registry.units(Scope.school()).stream().filter(Registry.Unit::responsible).toList();
    }

    /** The files of what was done, by act. */
    public Map<Long, List<StoredFile>> files(Scope scope, List<Circular.Act> acts) {
        var all = new LinkedHashMap<Long, List<StoredFile>>();
        acts.forEach(
                act -> all.put(act.id(), files.of(scope, new Subject("circular-act", act.id()))));
        return all;
    }

    /**
     * A place a text names, and whose the registry says it is.
     *
     * @param place as it stands there
     * @param unitId the responsible unit; null where the registry knows none
     * @param system the system’s name; empty where none is registered
     */
    public record Place(String place, @Nullable Long unitId, String system) {}

    /** Whose the places are that a text names; a person confirms each. */
    public List<Place> places(String text) {
        var attributor = registry.attributor();
        var all = new ArrayList<Place>();
        for (var place : CircularText.read(text).places()) {
            var owner = query(place).map(query -> owner(attributor, query));
            var systemId = owner.map(Attributor.Owner::systemId).orElse(null);
            all.add(
                    new Place(
                            place,
                            owner.map(Attributor.Owner::unitId).orElse(null),
                            systemId == null
                                    ? ""
                                    : registry.system(Scope.school(), systemId)
                                            .map(Registry.RegisteredSystem::name)
                                            .orElse("")));
        }
        return all;
    }

    private static Attributor.Owner owner(Attributor attributor, Query query) {
        return attributor.ownerOf(query, query.url() == null ? Concern.PLATFORM : Concern.CONTENT);
    }

    private Optional<Query> query(String place) {
        try {
            var now = clock.now();
            if (place.contains("://")) {
                return Optional.of(new Query(null, null, true, null, WebUrl.parse(place), now));
            }
            return Optional.of(
                    place.matches("[0-9.]+")
                            ? new Query(IpAddress.parse(place), null, true, null, null, now)
                            : new Query(null, HostName.parse(place), true, null, null, now));
        } catch (AddressFormatException e) {
            return Optional.empty();
        }
    }
}
