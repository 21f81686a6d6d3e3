package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * What a unit's people say should change about their own unit, systems, networks and posts
 * (第七条（四）、第十三条). It changes nothing until the office confirms it.
 *
 * @param id identity
 * @param version raised with every move
 * @param unitId whose it is
 * @param kind what shall happen
 * @param rowId the system, the network, the unit, the person, or the appointment that ends; null
 *     where it is new
 * @param rowVersion the version of the row that was read; null where there is none
 * @param title the name of the thing, as it stands or shall stand
 * @param note what the unit says about it; may be empty
 * @param cells what differs, before and after
 * @param proof why a system shall be retired and how it was found unreachable; null for others
 * @param state where it stands
 * @param proposed who proposed it
 * @param decided who decided it, or took it back; null while it waits
 * @param reason why it was refused; empty otherwise
 */
public record Proposal(
        long id,
        int version,
        long unitId,
        Kind kind,
        @Nullable Long rowId,
        @Nullable Integer rowVersion,
        String title,
        String note,
        List<RowChange.Cell> cells,
        Retirement.@Nullable Proof proof,
        State state,
        Act proposed,
        @Nullable Act decided,
        String reason) {

    /** Keeps its own copy. */
    public Proposal {
        cells = List.copyOf(cells);
    }

    /** Who did something, and when. */
    public record Act(long accountId, String name, Instant at) {}

    /** What shall happen. */
    public enum Kind {
        /** 新增系统. */
        SYSTEM_NEW(systemColumns(Column.CODE, Column.UNIT)),
        /**
         * 变更系统: its name, units, addresses, marks and first day on line; it is retired with a
         * proof.
         */
        SYSTEM_CHANGE(systemColumns()),
        /** 系统下线: with the proof that it cannot be reached. */
        SYSTEM_RETIRE(EnumSet.noneOf(Column.class)),
        /** 变更单位信息: its name, and what it was called before. */
        UNIT_CHANGE(EnumSet.of(Column.NAME, Column.FORMER_NAMES)),
        /** 新增网络. */
        NETWORK_NEW(
                EnumSet.of(
                        Column.CODE,
                        Column.NAME,
                        Column.UNIT,
                        Column.ADDRESSES,
                        Column.NETWORK_KIND)),
        /** 变更网络: its name, ranges, use and last day. */
        NETWORK_CHANGE(
                EnumSet.of(Column.NAME, Column.ADDRESSES, Column.NETWORK_KIND, Column.VALID_TO)),
        /** 变更人员信息: name and how to reach the person. */
        PERSON_CHANGE(EnumSet.of(Column.NAME, Column.EMAIL, Column.PHONE)),
        /** 任职: somebody takes a post, in place of its holder or beside. */
        POST_APPOINT(
                EnumSet.of(
                        Column.UNIT,
                        Column.POSTS,
                        Column.CODE,
                        Column.NAME,
                        Column.EMAIL,
                        Column.PHONE,
                        Column.VALID_FROM)),
        /** 卸任: somebody leaves a post. */
        POST_END(EnumSet.of(Column.UNIT, Column.POSTS, Column.NAME, Column.VALID_TO));

        private final Set<Column> columns;

        Kind(Set<Column> columns) {
            this.columns = EnumSet.copyOf(columns);
        }

        private static Set<Column> systemColumns(Column... more) {
            var columns =
                    EnumSet.of(
                            Column.NAME,
                            Column.OPERATOR,
                            Column.USER,
                            Column.ADDRESSES,
                            Column.OFF_CAMPUS,
                            Column.IMPORTANT,
                            Column.GRADE,
                            Column.FILING_NUMBER,
                            Column.URL_ICP,
                            Column.STACK,
                            Column.SYSTEM_KIND,
                            Column.OPEN_TO,
                            Column.PAUSED,
                            Column.GRADED_ON,
                            Column.TESTED_ON,
                            Column.POLICE_NUMBER,
                            Column.TECHNICAL_STAFF,
                            Column.SITE_ADMIN,
                            Column.INTERACTIVE,
                            Column.TECHNICAL_OWNER,
                            Column.TECHNICAL_PHONE,
                            Column.VENDOR,
                            Column.VENDOR_CONTACT,
                            Column.HOSTING,
                            Column.PERSONAL_DATA,
                            Column.ONLINE_FROM);
            columns.addAll(List.of(more));
            return columns;
        }

        /** The columns a proposal of this kind may speak of, in the order of the table. */
        public List<Column> columns() {
            return List.copyOf(EnumSet.copyOf(columns));
        }

        /** Whether it is about a system. */
        public boolean ofSystem() {
            return this == SYSTEM_NEW || this == SYSTEM_CHANGE || this == SYSTEM_RETIRE;
        }

        /** Whether it is about a person or a post. */
        public boolean ofPeople() {
            return this == PERSON_CHANGE || this == POST_APPOINT || this == POST_END;
        }

        /** Whether it is about a row that is not there yet and gets its code by being confirmed. */
        public boolean fresh() {
            return this == SYSTEM_NEW || this == NETWORK_NEW;
        }

        /** The kind of row it is about; of posts, their holder's. */
        public RowKind row() {
            return switch (this) {
                case SYSTEM_NEW, SYSTEM_CHANGE, SYSTEM_RETIRE -> RowKind.SYSTEM;
                case UNIT_CHANGE -> RowKind.UNIT;
                case NETWORK_NEW, NETWORK_CHANGE -> RowKind.NETWORK;
                case PERSON_CHANGE, POST_APPOINT, POST_END -> RowKind.PERSON;
            };
        }
    }

    /** Where a proposal stands. */
    public enum State {
        /** The office has not decided. */
        PROPOSED,
        /** It was confirmed and applied. */
        CONFIRMED,
        /** It was refused, with a reason. */
        REFUSED,
        /** The unit took it back. */
        WITHDRAWN;

        /** What can happen to a proposal. */
        public enum Move {
            /** The office confirms it. */
            CONFIRM,
            /** The office refuses it. */
            REFUSE,
            /** The unit takes it back. */
            WITHDRAW
        }

        private Map<Move, State> moves() {
            return switch (this) {
                case PROPOSED ->
                        Map.of(
                                Move.CONFIRM, CONFIRMED,
                                Move.REFUSE, REFUSED,
                                Move.WITHDRAW, WITHDRAWN);
                case CONFIRMED, REFUSED, WITHDRAWN -> Map.of();
            };
        }

        /** The state after a move; null where it is not legal from here. */
        public @Nullable State after(Move move) {
            return moves().get(move);
        }
    }

    /** What a column shall hold; empty where it shall hold nothing or is not spoken of. */
    public String after(Column column) {
        return cells.stream()
                .filter(cell -> cell.column() == column)
                .map(RowChange.Cell::after)
                .findFirst()
                .orElse("");
    }

    /** What is spoken of, as it shall be. */
    Map<Column, String> wanted() {
        var wanted = new EnumMap<Column, String>(Column.class);
        cells.forEach(cell -> wanted.put(cell.column(), cell.after()));
        return wanted;
    }

    /** The same in another state. */
    Proposal in(State after, String why) {
        return new Proposal(
                id,
                version,
                unitId,
                kind,
                rowId,
                rowVersion,
                title,
                note,
                cells,
                proof,
                after,
                proposed,
                decided,
                why);
    }

    /** The same about a row. */
    Proposal about(long row) {
        return new Proposal(
                id,
                version,
                unitId,
                kind,
                row,
                rowVersion,
                title,
                note,
                cells,
                proof,
                state,
                proposed,
                decided,
                reason);
    }

    /**
     * The code a new row gets: the one the unit gave, or one that is free because the proposal's
     * number is; empty for what is no new row.
     */
    public String freshCode() {
        if (!kind.fresh()) {
            return "";
        }
        var given = after(Column.CODE);
        return given.isEmpty() ? after(Column.UNIT) + "-" + id : given;
    }
}
