-- Imported years. A row is an edition of the calendar; none is ever changed.
create schema calendar;

create table calendar.imported_year (
    version integer primary key check (version > 0),
    year integer not null,
    plan text not null,
    account_id bigint not null,
    imported_by text not null,
    imported_at timestamptz not null
);
