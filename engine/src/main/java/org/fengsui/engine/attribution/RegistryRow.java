package org.fengsui.engine.attribution;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked row of the registry table. */
public sealed interface RegistryRow {
    /** The line (xlsx: row) it stands in, from 1; 0 for a unit that was known before. */
    long line();

    /** The stable key within its kind. */
    String code();

    /** What people call it. */
    String name();

    /** What the row is about. */
    RowKind kind();

    /**
     * A unit.
     *
     * @param line where it stands
     * @param code its key
     * @param name its name
     * @param parent the code of the unit above; null at the top
     * @param responsible whether notices may be addressed to it (责任单位)
     * @param formerNames what it was called before, the latest first
     * @param lastDay its last day (撤销, 合并); null while it stands
     */
    record Unit(
            long line,
            String code,
            String name,
            @Nullable String parent,
            boolean responsible,
            List<FormerName> formerNames,
            @Nullable LocalDate lastDay)
            implements RegistryRow {
        /** Puts the names in order. */
        public Unit {
            formerNames = FormerName.ordered(formerNames);
        }

        @Override
        public RowKind kind() {
            return RowKind.UNIT;
        }
    }

    /**
     * A person.
     *
     * @param line where it stands
     * @param code the person's key, such as a staff number
     * @param name the person's name
     * @param unit the code of the unit the posts are in
     * @param posts the posts held; may be empty
     * @param email null when none is given
     * @param phone null when none is given
     * @param wecom user id in WeCom; null when none is given
     * @param valid the days the posts are held
     */
    record Person(
            long line,
            String code,
            String name,
            String unit,
            Set<Post> posts,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String wecom,
            Days valid)
            implements RegistryRow {
        /** Copies the posts. */
        public Person {
            posts = Set.copyOf(posts);
        }

        @Override
        public RowKind kind() {
            return RowKind.PERSON;
        }
    }

    /**
     * An information system or site.
     *
     * @param line where it stands
     * @param code its key
     * @param name its name
     * @param unit the code of the unit in charge (主管)
     * @param operator the code of the unit that operates it (运维); null when not given
     * @param user the code of the unit that uses it (使用); null when not given
     * @param addresses where it is found; may be empty
     * @param offCampus whether it is 双非
     * @param important whether it is an important business system (重要业务系统)
     * @param grade the protection grade from 1 to 5; null when not graded
     * @param filingNumber under which the grade is filed (等保备案); null when not given
     * @param icpNumber null when not given
     * @param stack null when not given
     * @param online the days it is on line (第八条)
     * @param valid the days the addresses are the system's
     * @param particulars what else its filing says
     * @param formerNames what it was called before, the latest first
     */
    record InformationSystem(
            long line,
            String code,
            String name,
            String unit,
            @Nullable String operator,
            @Nullable String user,
            List<Match> addresses,
            boolean offCampus,
            boolean important,
            @Nullable Integer grade,
            @Nullable String filingNumber,
            @Nullable String icpNumber,
            @Nullable String stack,
            Days online,
            Days valid,
            Particulars particulars,
            List<FormerName> formerNames)
            implements RegistryRow {
        /** Copies the addresses and puts the names in order. */
        public InformationSystem {
            addresses = List.copyOf(addresses);
            formerNames = FormerName.ordered(formerNames);
        }

        @Override
        public RowKind kind() {
            return RowKind.SYSTEM;
        }
    }

    /**
     * What a system's filing says beside its units, addresses and days.
     *
     * @param kind what sort of system it is; null when not given
     * @param openTo from where it can be used; null when not given
     * @param paused whether it is out of use for a time (暂停)
     * @param technicalOwner 技术负责人; null when not given
     * @param technicalPhone null when not given
     * @param vendor 运维厂商; null when not given
     * @param vendorContact null when not given
     * @param hosting 部署位置; null when not given
     * @param gradedOn the day the grade was set; null when not given
     * @param personalData of how many persons it holds data; null when nobody has said
     * @param filedUntil the last day the filing holds; null when it holds until it is changed
     * @param testedOn the day of the latest test of the grade (测评); null when not given
     * @param policeNumber 公安备案号 of the site; null when not given
     * @param technicalStaff whether the technical owner is on the school's staff (在编); null when
     *     nobody has said
     * @param siteAdmin 网站管理员; null when not given
     * @param interactive whether it has 交互式栏目; null when nobody has said
     */
    record Particulars(
            @Nullable SystemKind kind,
            @Nullable Reach openTo,
            boolean paused,
            @Nullable String technicalOwner,
            @Nullable String technicalPhone,
            @Nullable String vendor,
            @Nullable String vendorContact,
            @Nullable String hosting,
            @Nullable LocalDate gradedOn,
            @Nullable Long personalData,
            @Nullable LocalDate filedUntil,
            @Nullable LocalDate testedOn,
            @Nullable String policeNumber,
            @Nullable Boolean technicalStaff,
            @Nullable String siteAdmin,
            @Nullable Boolean interactive) {}

    /**
     * A network.
     *
     * @param line where it stands
     * @param code its key
     * @param name its name
     * @param unit the code of the unit in charge; null for a pool that is nobody's
     * @param networkKind what it is used for
     * @param addresses networks, ranges and single addresses; not empty
     * @param valid the days the row holds
     */
    record Network(
            long line,
            String code,
            String name,
            @Nullable String unit,
            NetworkKind networkKind,
            List<Match> addresses,
            Days valid)
            implements RegistryRow {
        /** Copies the addresses. */
        public Network {
            addresses = List.copyOf(addresses);
        }

        @Override
        public RowKind kind() {
            return RowKind.NETWORK;
        }
    }

    /**
     * Days from a first to a last, both included.
     *
     * @param from null without beginning
     * @param to null without end
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        /** All days. */
        public static final Days ALWAYS = new Days(null, null);
    }
}
