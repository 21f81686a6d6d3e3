-- The append-only log, and the blocks that seal it.
create schema audit;

create table audit.entry (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    account_id     bigint      not null,
    actor_name     text        not null,
    action         text        not null check (action <> ''),
    subject_type   text,
    subject_id     bigint,
    details        jsonb       not null,
    request_id     text,
    client_address text,
    check ((subject_type is null) = (subject_id is null))
);

create index entry_at on audit.entry (at, id);
create index entry_account on audit.entry (account_id, id);
create index entry_actor on audit.entry (actor_name, id);
create index entry_action on audit.entry (action, id);
create index entry_subject on audit.entry (subject_type, subject_id, id);

-- What is committed and not yet sealed. Ids are handed out before they commit, so their order says
-- nothing about what is still to come; this queue does.
create table audit.pending (
    entry_id bigint primary key
);

create function audit.queue() returns trigger
    language plpgsql as $$
begin
    insert into audit.pending (entry_id) values (new.id);
    return null;
end
$$;

create trigger queue after insert on audit.entry
    for each row execute function audit.queue();

-- A block seals the entries it lists: entry_ids and the 32 bytes of each entry's hash in that order.
create table audit.block (
    number        bigint primary key check (number > 0),
    sealed_at     timestamptz not null,
    entry_ids     bigint[]    not null check (cardinality(entry_ids) > 0),
    entry_hashes  bytea       not null,
    previous_hash bytea       not null check (octet_length(previous_hash) = 32),
    hash          bytea       not null check (octet_length(hash) = 32),
    check (octet_length(entry_hashes) = 32 * cardinality(entry_ids))
);

-- The chain's head as it stood at the end of a day, to be held against copies kept outside.
create table audit.anchor (
    day         date primary key,
    block       bigint      not null,
    hash        bytea       not null check (octet_length(hash) = 32),
    sealed_at   timestamptz not null,
    anchored_at timestamptz not null
);

create function audit.refuse() returns trigger
    language plpgsql as $$
begin
    raise exception 'audit.% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on audit.entry
    for each row execute function audit.refuse();
create trigger append_only before update or delete on audit.block
    for each row execute function audit.refuse();
create trigger append_only before update or delete on audit.anchor
    for each row execute function audit.refuse();

create trigger no_truncate before truncate on audit.entry
    for each statement execute function audit.refuse();
create trigger no_truncate before truncate on audit.block
    for each statement execute function audit.refuse();
create trigger no_truncate before truncate on audit.anchor
    for each statement execute function audit.refuse();
create trigger no_truncate before truncate on audit.pending
    for each statement execute function audit.refuse();

-- Everyone's acts are written; only who sees the whole school reads them.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy written_by_all on audit.entry for insert with check (true);
create policy read_by_school on audit.entry for select using ((select kernel.sees_school()));
