-- Failed sign-ins are counted for an account and where they come from, so that a stranger who types
-- wrong passwords shuts out himself and not the account's holder.
create table access.attempt (
    account_id bigint not null references access.account,
    -- A browser the account is known by, a client's network, or a session that confirms.
    origin text not null check (origin <> ''),
    failed integer not null check (failed > 0),
    locks integer not null check (locks >= 0),
    locked_until timestamptz,
    failed_at timestamptz not null,
    primary key (account_id, origin)
);
alter table access.attempt enable row level security;
alter table access.attempt force row level security;
create policy entered_by_access on access.attempt using ((select kernel.sees_school()));

-- Browsers from which somebody signed in to the account before: only the hash of their word is kept.
create table access.known_browser (
    account_id bigint not null references access.account,
    hash bytea not null check (octet_length(hash) = 32),
    used_at timestamptz not null,
    primary key (account_id, hash)
);
alter table access.known_browser enable row level security;
alter table access.known_browser force row level security;
create policy entered_by_access on access.known_browser using ((select kernel.sees_school()));

alter table access.account drop column failed_attempts, drop column locked_until;
