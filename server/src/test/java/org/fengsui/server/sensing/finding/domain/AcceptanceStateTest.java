package org.fengsui.server.sensing.finding.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.EpisodeState.IllegalMove;
import org.fengsui.server.sensing.finding.domain.AcceptanceState.Move;
import org.junit.jupiter.api.Test;

class AcceptanceStateTest {

    @Test
    void onlyWhatIsLiveMoves() {
        for (var state : AcceptanceState.values()) {
            assertThat(Stream.of(Move.values()).anyMatch(state::allows)).isEqualTo(state.live());
        }
    }

    @Test
    void nothingLeadsBackIntoForce() {
        assertThat(AcceptanceState.REQUESTED.after(Move.GRANT)).isEqualTo(AcceptanceState.ACCEPTED);
        assertThatThrownBy(() -> AcceptanceState.EXPIRED.after(Move.GRANT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AcceptanceState.ACCEPTED.after(Move.GRANT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEpisodeReturnsToWhatItWasButNotIntoANotice() {
        assertThat(EpisodeState.resumed(EpisodeState.NEW)).isEqualTo(EpisodeState.NEW);
        for (var former :
                new EpisodeState[] {
                    EpisodeState.CONFIRMED, EpisodeState.NOTIFIED, EpisodeState.ANSWERED
                }) {
            assertThat(EpisodeState.resumed(former)).isEqualTo(EpisodeState.CONFIRMED);
        }
        assertThatThrownBy(() -> EpisodeState.resumed(EpisodeState.CLOSED))
                .isInstanceOf(IllegalMove.class);
    }
}
