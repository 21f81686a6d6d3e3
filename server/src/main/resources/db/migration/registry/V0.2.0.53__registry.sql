-- 同步: tables of other systems of record that were read and wait to be applied, each whole.
create table registry.sync_run (
    token text primary key,
    source text not null check (source <> ''),
    file_name text not null,
    edition bigint not null,
    rows text not null,
    columns text[] not null,
    account_id bigint not null,
    account_name text not null,
    made_at timestamptz not null
);

-- What a source said of a row when it was last applied, and what stood here then: cell by cell under
-- the columns the source has. What has changed on either side since shows by them.
create table registry.synced (
    source text not null,
    kind text not null,
    code text not null,
    columns text[] not null,
    there text[] not null,
    here text[] not null,
    at timestamptz not null,
    primary key (source, kind, code)
);

do $$
declare
    target text;
begin
    foreach target in array array['sync_run', 'synced'] loop
        execute format('alter table registry.%I enable row level security', target);
        execute format('alter table registry.%I force row level security', target);
        execute format(
            'create policy school on registry.%I using ((select kernel.sees_school()))', target);
    end loop;
end
$$;
