-- What systems were called before (曾用名), as units have it: people go on looking for those names.
create table registry.system_alias (
    system_id bigint not null references registry.system,
    name text not null,
    -- The first day of the name; null where it was so before this record.
    from_day date,
    -- The last day.
    to_day date not null,
    primary key (system_id, name, to_day)
);
alter table registry.system_alias enable row level security;
alter table registry.system_alias force row level security;
create policy unit_scope on registry.system_alias using (
    (select kernel.sees_school())
    or exists (select from registry.system s where s.id = system_id));
