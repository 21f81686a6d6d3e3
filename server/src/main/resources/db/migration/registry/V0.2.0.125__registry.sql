-- Until when a former name held is not always known: a table may say the name alone.
alter table registry.unit_alias drop constraint unit_alias_pkey;
alter table registry.unit_alias alter column to_day drop not null;
create unique index unit_alias_name on registry.unit_alias (unit_id, name, to_day)
    nulls not distinct;
alter table registry.system_alias drop constraint system_alias_pkey;
alter table registry.system_alias alter column to_day drop not null;
create unique index system_alias_name on registry.system_alias (system_id, name, to_day)
    nulls not distinct;
