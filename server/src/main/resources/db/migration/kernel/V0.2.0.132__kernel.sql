-- Long work that people ask for. Each work does one after the other, and the same is asked for once
-- at a time: whoever asks meanwhile shares it.
create table kernel.errand (
    id           bigint generated always as identity primary key,
    work         text        not null,
    -- what it is done to, by a name of the work's own
    about        text        not null,
    account_id   bigint      not null,
    account_name text        not null,
    asked_at     timestamptz not null,
    begun_at     timestamptz,
    -- done so far, of how many
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    ended_at     timestamptz,
    -- the problem's slug, and what its texts name
    refused      text,
    refused_with text[]      not null default '{}',
    -- it did not come to its end, and nothing of it stands
    cut_off      boolean     not null default false
);

create unique index errand_goes_on_once on kernel.errand (work, about) where ended_at is null;
create index errand_about on kernel.errand (work, about, id desc);

alter table kernel.errand enable row level security;
alter table kernel.errand force row level security;
create policy school_only on kernel.errand using ((select kernel.sees_school()));
