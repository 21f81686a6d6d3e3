-- 变更后复扫 (第七条): a confirmed change of a system asks for a new scan of it.
create table finding.rescan (
    id          bigint generated always as identity primary key,
    system_id   bigint      not null,
    system_name text        not null,
    -- what was changed last, and when: only later evidence says anything about it
    what        text        not null,
    changed_at  timestamptz not null,
    opened_at   timestamptz not null,
    ended_at    timestamptz,
    -- the scan, or what a person recorded; why it is needless where it was dropped
    how         text,
    ended_by    bigint,
    ender       text,
    dropped     boolean     not null default false,
    check ((ended_at is null) = (how is null))
);
create unique index rescan_open on finding.rescan (system_id) where ended_at is null;

-- 扫描授权: a system that is not the school's own place is scanned with its owner's word only.
create table finding.scan_permission (
    id         bigint generated always as identity primary key,
    system_id  bigint      not null,
    reference  text        not null,
    until_day  date        not null,
    noted_by   bigint      not null,
    noter      text        not null,
    noted_at   timestamptz not null
);
create index on finding.scan_permission (system_id, until_day);

do $$
declare
    target text;
begin
    foreach target in array array['rescan', 'scan_permission'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy school_only on finding.%I using ((select kernel.sees_school()))',
            target);
    end loop;
end
$$;
