-- 下线: a system is taken out of service for good, with the proof that it cannot be reached any more
-- (第八条). One that was taken back on its last day stays here as that.
create table registry.retirement (
    id bigint generated always as identity primary key,
    system_id bigint not null references registry.system,
    -- The last day its addresses are its own.
    last_day date not null,
    reason text not null check (reason <> ''),
    -- How, when and by whom it was found unreachable, and what was seen.
    method text not null check (method <> ''),
    checked_at timestamptz not null,
    checked_by text not null check (checked_by <> ''),
    evidence text not null check (evidence <> ''),
    retired_at timestamptz not null,
    retired_by bigint not null,
    retirer text not null,
    resumed_at timestamptz,
    resumed_by bigint,
    resumer text,
    resumed_why text,
    check ((resumed_at is null) = (resumed_why is null))
);
create unique index retirement_in_force on registry.retirement (system_id)
    where resumed_at is null;
alter table registry.retirement enable row level security;
alter table registry.retirement force row level security;
create policy unit_scope on registry.retirement using (
    (select kernel.sees_school())
    or exists (select from registry.system s where s.id = system_id));
