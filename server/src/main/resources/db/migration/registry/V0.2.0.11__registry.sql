-- What a unit's people propose to change of their own systems and posts, and what was decided.
create table registry.proposal (
    id bigint generated always as identity primary key,
    unit_id bigint not null references registry.unit,
    kind text not null check (
        kind in ('SYSTEM_NEW', 'SYSTEM_CHANGE', 'PERSON_CHANGE', 'POST_APPOINT', 'POST_END')),
    -- The system, the person, or the appointment that ends, by kind; null where it is new.
    row_id bigint,
    -- The version of the row that was read; null where rows of the kind have none.
    row_version integer,
    title text not null,
    note text not null,
    state text not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
    proposed_by bigint not null,
    proposer text not null,
    proposed_at timestamptz not null,
    decided_by bigint,
    decider text,
    decided_at timestamptz,
    reason text not null default '',
    version integer not null default 1,
    check ((state = 'PROPOSED') = (decided_at is null)),
    -- Nobody decides what they proposed themselves.
    check (state not in ('CONFIRMED', 'REFUSED') or decided_by <> proposed_by),
    check (state <> 'REFUSED' or reason <> '')
);
create index proposal_by_unit on registry.proposal (unit_id, id);
create index proposal_by_row on registry.proposal (kind, row_id);
create index proposal_open on registry.proposal (id) where state = 'PROPOSED';
call kernel.fence('registry.proposal', 'unit_id');

-- What stood and what shall stand, a row for each column of the import table that differs.
create table registry.proposal_cell (
    proposal_id bigint not null references registry.proposal,
    position integer not null,
    field text not null,
    before text not null,
    after text not null,
    primary key (proposal_id, position)
);
alter table registry.proposal_cell enable row level security;
alter table registry.proposal_cell force row level security;
create policy unit_scope on registry.proposal_cell using (
    (select kernel.sees_school())
    or exists (select from registry.proposal p where p.id = proposal_id));
