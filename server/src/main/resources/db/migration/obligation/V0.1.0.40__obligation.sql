-- The obligation ledger. Entries are only ever added; the obligation's row is their projection.
create schema obligation;

-- Each version of the profile as it was read; obligations keep to the version they started under.
create table obligation.profile (
    version integer primary key check (version > 0),
    name text not null,
    text text not null,
    read_at timestamptz not null
);

-- Signals that have been handled: the same one twice changes nothing.
create table obligation.handled_signal (
    signal text not null,
    subject_type text not null,
    subject_id bigint not null,
    obligor text not null,
    occurrence integer not null,
    at timestamptz not null,
    primary key (subject_type, subject_id, signal, obligor, occurrence)
);

create table obligation.obligation (
    id bigint generated always as identity primary key,
    duty text not null,
    article text not null,
    subject_type text not null,
    subject_id bigint not null,
    obligor text not null,
    unit_id bigint,
    occurrence integer not null check (occurrence > 0),
    state text not null check (state in ('OPEN', 'MET', 'WAIVED')),
    started_at timestamptz not null,
    due_at timestamptz not null,
    original_due_at timestamptz not null,
    provisional boolean not null,
    due_expression text not null,
    roll text not null,
    profile_version integer not null references obligation.profile (version),
    calendar_version integer not null,
    met_at timestamptz,
    held_micros bigint not null default 0,
    held_past_due_micros bigint not null default 0,
    steps_done integer not null default 0,
    next_step_at timestamptz,
    unique (subject_type, subject_id, duty, obligor, occurrence),
    check ((state = 'MET') = (met_at is not null)),
    check (due_at >= original_due_at)
);

create index obligation_step on obligation.obligation (next_step_at, obligor)
    where state = 'OPEN' and next_step_at is not null;
create index obligation_open on obligation.obligation (due_at, id) where state = 'OPEN';
create index obligation_due on obligation.obligation (due_at, id);
create index obligation_unit on obligation.obligation (unit_id, due_at);
create index obligation_provisional on obligation.obligation (id) where provisional;

create table obligation.entry (
    id bigint generated always as identity primary key,
    obligation_id bigint not null references obligation.obligation (id),
    unit_id bigint,
    kind text not null check (kind in ('STARTED', 'MET', 'UNMET', 'EXTENDED', 'WAIVED',
        'RECOMPUTED', 'STEP_FIRED', 'STEP_SKIPPED')),
    at timestamptz not null,
    written_at timestamptz not null,
    account_id bigint not null,
    written_by text not null,
    text text not null,
    due_at timestamptz,
    step text,
    -- The due whose step it is: after an extension the same step may come again.
    step_due_at timestamptz,
    recipients text[] not null default '{}',
    recipient_keys text[] not null default '{}',
    check ((step is not null) = (kind in ('STEP_FIRED', 'STEP_SKIPPED'))),
    check ((step is null) = (step_due_at is null))
);

create index entry_of on obligation.entry (obligation_id, id);
-- A step happens to an obligation once for each due, fired or passed over.
create unique index entry_step on obligation.entry (obligation_id, step, step_due_at)
    where step is not null;

create function obligation.refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception 'entries of the ledger are only ever added';
end
$$;

create trigger entry_only_added before update or delete on obligation.entry
    for each row execute function obligation.refuse_change();

call kernel.fence('obligation.obligation', 'unit_id');
call kernel.fence('obligation.entry', 'unit_id');
