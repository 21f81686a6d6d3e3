-- A confirmed preview is written in the background: when it was confirmed and begun, how many of its
-- rows are written, and why nothing was. applied_at stays the moment at which all was written.
alter table registry.preview
    add column confirmed_at timestamptz,
    add column begun_at     timestamptz,
    add column done         integer not null default 0,
    add column total        integer not null default 0,
    -- the problem's slug, and what its texts name
    add column refused      text,
    add column refused_with text[]  not null default '{}',
    -- it was confirmed and did not come to its end: nothing was written, and it may be again
    add column cut_off      boolean not null default false;

create index preview_waits on registry.preview (confirmed_at)
    where confirmed_at is not null and applied_at is null and refused is null;
