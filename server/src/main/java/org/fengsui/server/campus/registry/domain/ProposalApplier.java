package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings confirmed proposals into the registry by the same editor that the office uses. */
@Component
class ProposalApplier {

    private final RegistryEditor editor;
    private final Retirements retirements;
    private final HoldingsReader reader;
    private final AppointmentStore appointments;
    private final Editions editions;
    private final BusinessClock clock;

    ProposalApplier(
            RegistryEditor editor,
            Retirements retirements,
            HoldingsReader reader,
            AppointmentStore appointments,
            Editions editions,
            BusinessClock clock) {
        this.editor = editor;
        this.retirements = retirements;
        this.reader = reader;
        this.appointments = appointments;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Applies it in the running transaction.
     *
     * @param code the key of a new row; empty for the one proposed
     * @return the row it came to be about
     */
    long apply(Actor by, Proposal proposal, String code) {
        editions.lock(by.scope());
        if (proposal.kind().ofSystem()
                && !proposal.wanted().getOrDefault(Column.ONLINE_TO, "").isBlank()) {
            throw new Refusal(RegistryProblem.RETIRED_BY_PROOF);
        }
        return switch (proposal.kind()) {
            case SYSTEM_NEW, NETWORK_NEW -> add(by, proposal, code.strip());
            case SYSTEM_RETIRE -> retire(by, proposal);
            case SYSTEM_CHANGE, UNIT_CHANGE, NETWORK_CHANGE, PERSON_CHANGE -> change(by, proposal);
            case POST_APPOINT -> appoint(by, proposal);
            case POST_END -> end(by, proposal);
        };
    }

    private long add(Actor by, Proposal proposal, String code) {
        var cells = proposal.wanted();
        if (!code.isEmpty()) {
            cells.put(Column.CODE, code);
        }
        return editor.add(by, proposal.kind().row(), cells, through(proposal));
    }

    private long retire(Actor by, Proposal proposal) {
        long id = Objects.requireNonNull(proposal.rowId());
        try {
            retirements.retire(
                    by,
                    id,
                    Objects.requireNonNull(proposal.rowVersion()),
                    Objects.requireNonNull(proposal.proof()));
        } catch (Refusal refused) {
            throw stale(proposal, refused);
        }
        return id;
    }

    private static String through(Proposal proposal) {
        return "proposal " + proposal.id();
    }

    private long change(Actor by, Proposal proposal) {
        long id = Objects.requireNonNull(proposal.rowId());
        int version = Objects.requireNonNull(proposal.rowVersion());
        try {
            editor.change(
                    by, proposal.kind().row(), id, version, proposal.wanted(), through(proposal));
        } catch (Refusal refused) {
            throw stale(proposal, refused);
        }
        return id;
    }

    private long appoint(Actor by, Proposal proposal) {
        var standing = reader.read(by.scope());
        var unit = standing.units().get(proposal.after(Column.UNIT));
        if (unit == null) {
            throw stale(proposal, null);
        }
        var replacing = proposal.rowId();
        if (replacing != null) {
            var held = appointments.find(by.scope(), replacing);
            // Somebody else ended it meanwhile; who should be replaced is to be asked anew.
            if (held.isEmpty() || held.get().endsBefore(clock.today())) {
                throw stale(proposal, null);
            }
        }
        return editor.appoint(
                by,
                unit.id(),
                Post.valueOf(proposal.after(Column.POSTS)),
                personId(by, standing, proposal),
                LocalDate.parse(proposal.after(Column.VALID_FROM)),
                replacing,
                proposal.proposed().at());
    }

    private long personId(Actor by, Holdings standing, Proposal proposal) {
        var code = proposal.after(Column.CODE);
        var known = standing.people().get(code);
        if (known == null) {
            Map<Column, String> cells = new EnumMap<>(proposal.wanted());
            cells.remove(Column.POSTS);
            cells.remove(Column.VALID_FROM);
            return editor.add(by, RowKind.PERSON, cells, through(proposal));
        }
        if (!known.row().name().equals(proposal.after(Column.NAME))) {
            throw new Refusal(RegistryProblem.CODE_TAKEN, code);
        }
        return known.id();
    }

    private long end(Actor by, Proposal proposal) {
        long id = Objects.requireNonNull(proposal.rowId());
        var before =
                proposal.cells().stream()
                        .filter(cell -> cell.column() == Column.VALID_TO)
                        .map(RowChange.Cell::before)
                        .findFirst()
                        .orElse("");
        var held = appointments.find(by.scope(), id);
        if (held.isEmpty() || !Objects.toString(held.get().to(), "").equals(before)) {
            throw stale(proposal, null);
        }
        try {
            var lastDay = LocalDate.parse(proposal.after(Column.VALID_TO));
            var why = proposal.note().isEmpty() ? proposal.title() : proposal.note();
            editor.endAppointment(by, id, lastDay, why);
        } catch (Refusal refused) {
            throw stale(proposal, refused);
        }
        return id;
    }

    /** What another change has overtaken, in the words of proposals; other refusals as they are. */
    private static Refusal stale(Proposal proposal, @Nullable Refusal by) {
        return by == null || by.problem() == CommonProblem.STALE
                ? new Refusal(by, RegistryProblem.PROPOSAL_STALE, proposal.title())
                : by;
    }
}
