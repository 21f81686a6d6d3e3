-- What units were called before (曾用名): old ledgers and people go on calling them so.
create table registry.unit_alias (
    unit_id bigint not null references registry.unit,
    name text not null,
    -- The first day of the name; null where it was so before this record.
    from_day date,
    -- The last day.
    to_day date not null,
    primary key (unit_id, name, to_day)
);
call kernel.fence('registry.unit_alias', 'unit_id');
