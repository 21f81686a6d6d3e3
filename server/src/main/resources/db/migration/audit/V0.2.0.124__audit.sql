-- Verifications that people asked for. One goes on at a time, and whoever asks meanwhile shares it.
-- What one found stands in the log itself.
create table audit.verification (
    id         bigint generated always as identity primary key,
    asked_at   timestamptz not null,
    account_id bigint      not null,
    actor_name text        not null,
    begun_at   timestamptz,
    -- walked so far, of how many
    entries    bigint      not null default 0,
    total      bigint      not null default 0,
    ended_at   timestamptz,
    -- it did not come to its end, and nothing is known
    cut_off    boolean     not null default false
);

create unique index verification_one_goes_on on audit.verification ((true)) where ended_at is null;

alter table audit.verification enable row level security;
alter table audit.verification force row level security;
create policy school_only on audit.verification using ((select kernel.sees_school()));
