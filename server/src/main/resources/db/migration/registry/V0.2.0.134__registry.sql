-- The writing of a confirmed preview is an errand like others; one that was not written by now is a
-- preview again.
drop index registry.preview_waits;
alter table registry.preview
    drop column confirmed_at,
    drop column begun_at,
    drop column done,
    drop column total,
    drop column refused,
    drop column refused_with,
    drop column cut_off;

-- Of another system's table: what a person chose, of which edition, until it is written.
alter table registry.sync_run
    add column edition      bigint,
    add column theirs       text[]  not null default '{}',
    add column ours         text[]  not null default '{}',
    add column ended        text[]  not null default '{}',
    add column dropped      text[]  not null default '{}',
    add column many_missing boolean not null default false,
    add column written_at   timestamptz;
