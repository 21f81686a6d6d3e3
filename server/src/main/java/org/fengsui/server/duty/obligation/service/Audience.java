package org.fengsui.server.duty.obligation.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.duty.obligation.domain.Level;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;

/**
 * Who can be told on behalf of one obligor, from the obligor upwards; asks registry and accounts
 * once per level. A vacant or unreachable level gives way to the next one up at once.
 */
final class Audience {

    private final Registry registry;
    private final Accounts accounts;
    private final Delivery delivery;
    private final Obligor obligor;
    private final Map<Level, List<Recipient>> reachable = new HashMap<>();

    Audience(Registry registry, Accounts accounts, Delivery delivery, Obligor obligor) {
        this.registry = registry;
        this.accounts = accounts;
        this.delivery = delivery;
        this.obligor = obligor;
    }

    /** On whose behalf. */
    Obligor obligor() {
        return obligor;
    }

    /**
     * Who is told.
     *
     * @param level the level reached
     * @param to its people; empty where nobody on the whole ladder can be reached
     * @param passed levels passed over because nobody there can be reached
     */
    record Choice(Level level, List<Recipient> to, List<Level> passed) {

        /** The same with others beside; nobody twice. */
        Choice and(List<Recipient> others) {
            var all = new LinkedHashMap<String, Recipient>();
            to.forEach(person -> all.put(person.key(), person));
            others.forEach(person -> all.putIfAbsent(person.key(), person));
            return new Choice(level, List.copyOf(all.values()), passed);
        }
    }

    /** The people of the level, or of the next one up that has any. */
    Choice from(List<Level> ladder, int first) {
        return another(ladder, first, Set.of());
    }

    /**
     * The same, but people who have not been told yet; where all above know already, the topmost
     * level is told again.
     */
    Choice another(List<Level> ladder, int first, Set<String> told) {
        var passed = new ArrayList<Level>();
        var topmost = new Choice(ladder.getLast(), List.of(), passed);
        for (var level : ladder.subList(first, ladder.size())) {
            var people = people(level);
            if (people.isEmpty()) {
                passed.add(level);
                continue;
            }
            var fresh = people.stream().filter(person -> !told.contains(person.key())).toList();
            if (!fresh.isEmpty()) {
                return new Choice(level, fresh, passed);
            }
            topmost = new Choice(level, people, passed);
        }
        return topmost;
    }

    private List<Recipient> people(Level level) {
        return reachable.computeIfAbsent(level, this::ask);
    }

    private List<Recipient> ask(Level level) {
        var all = new ArrayList<Recipient>();
        if (obligor instanceof Obligor.Unit(long unitId) && !level.posts().isEmpty()) {
            all.addAll(holders(registry.holders(Scope.school(), unitId, level.posts())));
        }
        accounts.withAnyRole(level.roles()).stream().map(Recipient::ofPerson).forEach(all::add);
        return all.stream()
                .filter(person -> !delivery.ways(person).isEmpty())
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        Recipient::key,
                                        person -> person,
                                        (first, again) -> first,
                                        LinkedHashMap::new),
                                people -> List.copyOf(people.values())));
    }

    private List<Recipient> holders(List<PostHolder> holders) {
        var known = accounts.ofPersons(holders.stream().map(PostHolder::personCode).toList());
        return holders.stream()
                .map(holder -> {
                    var account = known.get(holder.personCode());
                    return Recipient.ofHolder(holder, account);
                })
                .toList();
    }
}
