package org.fengsui.server.campus.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The units, posts, systems and networks of the school as they are registered now. Subjects of this
 * room have the types {@code unit}, {@code person}, {@code system} and {@code network}.
 */
public interface Registry {

    /**
     * A unit of the school.
     *
     * @param id identity
     * @param code the stable key the school gives it
     * @param name its full Chinese name
     * @param parentId the unit above; null for a top unit
     * @param responsible whether it is a 责任单位, to which notices are addressed
     */
    record Unit(long id, String code, String name, @Nullable Long parentId, boolean responsible) {}

    /**
     * What a unit or system was called before (曾用名).
     *
     * @param name the name
     * @param until the last day it was called so; null where nobody has said
     */
    record FormerName(String name, @Nullable LocalDate until) {}

    /** The posts every responsible unit fills (第七、十三条), in the order in which they are asked. */
    enum Post {
        /** 主要负责人. */
        HEAD,
        /** 网络安全分管领导. */
        DEPUTY,
        /** 工作专员. */
        LIAISON,
        /** 网络安全管理员. */
        SECURITY_ADMIN
    }

    /**
     * Who holds a post now.
     *
     * @param unitId the unit
     * @param post the post
     * @param personCode the stable key of the person, as accounts carry it
     * @param name the person's name
     * @param email null if none is registered
     * @param phone null if none is registered
     * @param wecomId user id in WeCom; null if none is registered
     * @param since first day of the appointment
     */
    record PostHolder(
            long unitId,
            Post post,
            String personCode,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String wecomId,
            LocalDate since) {}

    /**
     * Somebody the school has registered.
     *
     * @param code the stable key of the person, as accounts carry it
     * @param name the person's name
     * @param unitId the home unit
     */
    record Person(String code, String name, long unitId) {}

    /**
     * How else than by mail a person is reached.
     *
     * @param phone null if none is registered
     * @param wecomId user id in WeCom; null if none is registered
     */
    record Contact(@Nullable String phone, @Nullable String wecomId) {}

    /** The contacts of people by their keys; those that are not registered are left out. */
    default Map<String, Contact> contacts(Scope scope, Collection<String> codes) {
        return Map.of();
    }

    /** The people the scope sees, by their keys. */
    default List<Person> people(Scope scope) {
        return List.of();
    }

    /**
     * An information system or website (信息系统、网站).
     *
     * @param id identity
     * @param code the stable key the school gives it
     * @param name its Chinese name
     * @param ownerUnitId 主管单位
     * @param operatorUnitId 运维单位; null where the owner operates it
     * @param userUnitId 使用单位; null where the owner uses it
     * @param important 重要业务系统
     * @param offCampus 双非: neither address nor domain is the school's
     * @param online whether it is in service
     */
    record RegisteredSystem(
            long id,
            String code,
            String name,
            long ownerUnitId,
            @Nullable Long operatorUnitId,
            @Nullable Long userUnitId,
            boolean important,
            boolean offCampus,
            boolean online) {}

    /**
     * A system in service with the places a scanner can be sent to; networks and whole domains are
     * none.
     *
     * @param id identity
     * @param name its Chinese name
     * @param ownerUnitId 主管单位
     * @param offCampus 双非
     * @param addresses its addresses, canonical
     * @param names its host names
     * @param since first day in service; null where that is not registered
     * @param stack what it is built with, as registered; null where nothing is
     */
    record OnlineSystem(
            long id,
            String name,
            long ownerUnitId,
            boolean offCampus,
            Set<String> addresses,
            Set<String> names,
            @Nullable LocalDate since,
            @Nullable String stack) {

        /** Keeps its own copies. */
        public OnlineSystem {
            addresses = Set.copyOf(addresses);
            names = Set.copyOf(names);
        }

        /** The components it is built with. */
        public List<StackPart> parts() {
            return StackPart.parse(stack);
        }
    }

    /** The systems in service that the scope sees, by name. */
    List<OnlineSystem> online(Scope scope);

    /** One unit, if the scope sees it. */
    Optional<Unit> unit(Scope scope, long id);

    /** One unit by its code, if the scope sees it. */
    Optional<Unit> unitByCode(Scope scope, String code);

    /** All units the scope sees, parents before children, in the school's order. */
    List<Unit> units(Scope scope);

    /** The units that have ended (撤销, 合并), by code, as far as the scope sees them. */
    List<Unit> endedUnits(Scope scope);

    /** The names of all units the scope sees by identity, in the school's order. */
    Map<Long, String> unitNames(Scope scope);

    /** What the units that the scope sees were called before, by identity, the latest first. */
    Map<Long, List<FormerName>> formerNames(Scope scope);

    /** The names of those of the units that the scope sees, by identity. */
    default Map<Long, String> unitNames(Scope scope, Collection<Long> ids) {
        var names = new LinkedHashMap<Long, String>();
        for (var id : ids) {
            unit(scope, id).ifPresent(unit -> names.put(id, unit.name()));
        }
        return names;
    }

    /**
     * The unit a notice for this unit is addressed to: itself or the nearest unit above it that is
     * a 责任单位; the topmost unit above it where none is.
     *
     * @throws Refusal if there is no such unit
     */
    Unit addressee(long unitId);

    /**
     * Who holds these posts of a unit now, in the order of the posts; a vacant post gives nobody,
     * and so does one whose holder is thought to have left (疑似离岗). For a holder who is away the
     * deputy stands there, with the holder’s post; without one nobody.
     */
    List<PostHolder> holders(Scope scope, long unitId, Collection<Post> posts);

    /** One system, if the scope sees it. */
    Optional<RegisteredSystem> system(Scope scope, long id);

    /** Those of the systems that the scope sees, by identity. */
    Map<Long, RegisteredSystem> systems(Scope scope, Collection<Long> ids);

    /**
     * The names, present and former, of the systems the scope sees that have each of these words in
     * them, by identity. Wide and narrow, capital and small letters are the same.
     *
     * @param words in small, narrow letters (NFKC)
     */
    Map<Long, Set<String>> systemsCalled(Scope scope, Collection<String> words);

    /** The same of units, also of those that have ended. */
    Map<Long, Set<String>> unitsCalled(Scope scope, Collection<String> words);

    /** Whose findings are, by the current edition. Ask anew for each batch: it is replaced. */
    Attributor attributor();
}
