-- Each time a post of a responsible unit fell empty or changed hands (第十三条): since when, and when
-- the new holder was filed. The ledger's clock is about this row.
create table registry.vacancy (
    id bigint generated always as identity primary key,
    unit_id bigint not null references registry.unit,
    post text not null check (post in ('HEAD', 'DEPUTY', 'LIAISON', 'SECURITY_ADMIN')),
    -- Who left, or is thought to have left; null where nobody ever held it.
    appointment_id bigint references registry.appointment,
    cause text not null check (cause in ('UNFILLED', 'LEFT', 'REPLACED', 'SUSPECTED')),
    -- The first day without the former holder.
    since date not null,
    assumed boolean not null,
    note text not null,
    -- Raised when the true day takes the place of the assumed one: the clock starts anew.
    occurrence integer not null default 1 check (occurrence > 0),
    opened_at timestamptz not null,
    opened_by bigint not null,
    opener text not null,
    state text not null check (state in ('OPEN', 'FILED', 'DROPPED')),
    successor_id bigint references registry.appointment,
    ended_at timestamptz,
    ended_by bigint,
    ender text,
    reason text not null default '',
    version integer not null default 1,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'FILED') = (successor_id is not null)),
    check (state <> 'DROPPED' or reason <> '')
);
create unique index vacancy_open on registry.vacancy (unit_id, post) where state = 'OPEN';
create index vacancy_by_unit on registry.vacancy (unit_id, post, since);
create index vacancy_by_appointment on registry.vacancy (appointment_id);
call kernel.fence('registry.vacancy', 'unit_id');

-- What a filing says of a system beside its units, addresses and days.
alter table registry.system
    add column kind text
        check (kind in ('WEBSITE', 'SYSTEM', 'APP', 'MINI_PROGRAM', 'OFFICIAL_ACCOUNT')),
    add column open_to text check (open_to in ('CAMPUS', 'INTERNET')),
    add column paused boolean not null default false,
    add column technical_owner text,
    add column technical_phone text,
    add column vendor text,
    add column vendor_contact text,
    add column hosting text,
    add column graded_on date,
    -- Persons whose data it holds; null where nobody has said.
    add column personal_data bigint check (personal_data >= 0),
    add column filed_until date;

-- The stack's components one by one, so that they are found by name and version.
create table registry.system_component (
    system_id bigint not null references registry.system,
    position integer not null,
    name text not null,
    version text not null,
    primary key (system_id, position)
);
create index component_by_name on registry.system_component (lower(name), version);
alter table registry.system_component enable row level security;
alter table registry.system_component force row level security;
create policy unit_scope on registry.system_component using (
    (select kernel.sees_school())
    or exists (select from registry.system s where s.id = system_id));
