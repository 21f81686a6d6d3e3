-- A report far above its source's usual volume is held: a person looks at a sample of it, then
-- releases or discards it, with a reason.
alter table intake.import drop constraint import_state_check;
alter table intake.import add constraint import_state_check
    check (state in ('RECEIVED', 'DONE', 'REFUSED', 'HELD', 'DISCARDED'));
alter table intake.import drop constraint import_check;
alter table intake.import add constraint import_finished
    check ((state in ('DONE', 'REFUSED', 'DISCARDED')) = (finished_at is not null));
alter table intake.import
    add column released_reason text,
    add column discarded_by     bigint,
    add column discarded_name   text,
    add column discarded_reason text,
    add constraint import_discarded
        check ((state = 'DISCARDED') = (discarded_reason is not null));

-- What it would bring, the most first: per check, and per unit by the registry of that moment.
create table intake.held_part (
    import_id bigint  not null references intake.import on delete cascade,
    by_unit   boolean not null,
    place     integer not null,
    key       text    not null,
    title     text    not null,
    results   bigint  not null,
    primary key (import_id, by_unit, place)
);
alter table intake.held_part enable row level security;
alter table intake.held_part force row level security;
create policy school_only on intake.held_part using ((select kernel.sees_school()));
