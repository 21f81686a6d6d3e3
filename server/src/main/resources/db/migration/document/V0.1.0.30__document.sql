create schema document;

-- One row a series and year: the last number given. Locked by the issuing transaction, so no gaps.
create table document.series (
    series     text    not null check (series <> ''),
    year       integer not null check (year between 2000 and 9999),
    last_given bigint  not null check (last_given >= 0),
    primary key (series, year)
);
