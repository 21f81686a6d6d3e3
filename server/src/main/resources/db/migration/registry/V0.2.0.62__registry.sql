-- A holder of posts is away for some days (请假、出差): who acts in that unit meanwhile, or nobody, and
-- then messages go to the next post up. The post stays held, so nothing is to be filed (第十三条).
create table registry.absence (
    id bigint generated always as identity primary key,
    unit_id bigint not null references registry.unit,
    person_id bigint not null references registry.person,
    from_day date not null,
    until_day date not null,
    deputy_id bigint references registry.person,
    note text not null,
    entered_at timestamptz not null,
    entered_by bigint not null,
    enterer text not null,
    -- The first day back where that came earlier than foreseen.
    back_day date,
    check (until_day >= from_day),
    check (deputy_id <> person_id)
);
create index absence_by_person on registry.absence (person_id, unit_id, until_day);
create index absence_by_unit on registry.absence (unit_id, until_day);
call kernel.fence('registry.absence', 'unit_id');
