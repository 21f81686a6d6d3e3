-- The keys of values that must be readable later, by number; the keys themselves lie outside, in the
-- data folder. A value begins with the number of its key.
create table kernel.secret_key (
    number     integer primary key check (number > 0),
    made_at    timestamptz not null,
    -- no value is under it any more
    retired_at timestamptz,
    -- a known text under this key, so that a wrong key file is told before it does harm
    proof      text        not null
);

-- The columns that hold such values, of tables with an id; all under that key or a later one.
create table kernel.sealed_column (
    table_name   text    not null,
    column_name  text    not null,
    sealed_under integer references kernel.secret_key,
    primary key (table_name, column_name)
);

insert into kernel.sealed_column (table_name, column_name) values ('finding.finding', 'evidence');
