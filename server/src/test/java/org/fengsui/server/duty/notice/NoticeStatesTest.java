package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeStatesTest {

    private static final Map<NoticeState, Set<NoticeState.Move>> NOTICE =
            Map.of(
                    NoticeState.DRAFT,
                    EnumSet.of(
                            NoticeState.Move.EDIT,
                            NoticeState.Move.PROPOSE,
                            NoticeState.Move.ISSUE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.PROPOSED,
                    EnumSet.of(
                            NoticeState.Move.RETURN,
                            NoticeState.Move.ISSUE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.ISSUED,
                    EnumSet.of(
                            NoticeState.Move.SERVE,
                            NoticeState.Move.ACKNOWLEDGE,
                            NoticeState.Move.CLOSE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.DELIVERED,
                    EnumSet.of(
                            NoticeState.Move.ACKNOWLEDGE,
                            NoticeState.Move.CLOSE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.ACKNOWLEDGED,
                    EnumSet.of(
                            NoticeState.Move.ANSWER_ALL,
                            NoticeState.Move.CLOSE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.ANSWERED,
                    EnumSet.of(
                            NoticeState.Move.REOPEN,
                            NoticeState.Move.CLOSE,
                            NoticeState.Move.WITHDRAW),
                    NoticeState.CLOSED,
                    EnumSet.noneOf(NoticeState.Move.class),
                    NoticeState.WITHDRAWN,
                    EnumSet.noneOf(NoticeState.Move.class));

    @ParameterizedTest
    @EnumSource
    void aNoticeMovesOnlyAsItsStateAllows(NoticeState state) {
        var legal = NOTICE.getOrDefault(state, Set.of());
        for (var move : NoticeState.Move.values()) {
            assertThat(state.allows(move)).as("%s %s", state, move).isEqualTo(legal.contains(move));
            if (!legal.contains(move)) {
                assertThatThrownBy(() -> state.after(move))
                        .isInstanceOf(NoticeState.IllegalMove.class)
                        .hasMessageContaining(state.name())
                        .hasMessageContaining(move.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatHasItsEndMovesNoMore(ItemState state) {
        boolean open = state.owed() || state == ItemState.ANSWERED;
        assertThat(state.ended()).isEqualTo(!open);
        for (var move : ItemState.Move.values()) {
            if (!state.allows(move)) {
                assertThatThrownBy(() -> state.after(move))
                        .isInstanceOf(ItemState.IllegalMove.class)
                        .hasMessageContaining(state.name())
                        .hasMessageContaining(move.name());
            } else {
                assertThat(open).as("%s allows %s", state, move).isTrue();
            }
        }
    }
}
