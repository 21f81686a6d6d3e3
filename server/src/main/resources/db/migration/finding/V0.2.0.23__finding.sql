-- 屏蔽规则: what matches is recorded with its presence, but is nobody's work while the rule holds.
create table finding.suppression (
    id              bigint generated always as identity primary key,
    state           text        not null
        check (state in ('REQUESTED', 'REFUSED', 'HOLDING', 'EXPIRED', 'ENDED')),
    -- all that is named must match
    check_key       text,
    network         cidr,
    unit_id         bigint,
    system_id       bigint,
    -- the rank of the most severe level it hides
    up_to           smallint    not null check (up_to between 0 and 4),
    reason          text        not null,
    -- the last day it holds, and the instant at which that day is over
    until_day       date        not null,
    ends_at         timestamptz not null,
    requested_by    bigint      not null,
    requested_name  text        not null,
    requested_at    timestamptz not null,
    decided_by      bigint,
    decided_name    text,
    decided_at      timestamptz,
    decision_reason text,
    ended_at        timestamptz,
    ended_name      text,
    ended_why       text,
    check (num_nonnulls(check_key, network, unit_id, system_id) > 0),
    check (decided_by <> requested_by),
    check ((decided_by is null) = (decided_at is null)),
    check (up_to < 2 or state in ('REQUESTED', 'ENDED', 'EXPIRED') or decided_at is not null),
    check ((state in ('REQUESTED', 'HOLDING')) = (ended_at is null))
);
create index suppression_live on finding.suppression (ends_at)
    where state in ('REQUESTED', 'HOLDING');

-- The rule that hides it; says nothing once a person has confirmed it.
alter table finding.episode add column hidden_by bigint references finding.suppression;
create index episode_hidden on finding.episode (hidden_by) where hidden_by is not null;
create index finding_by_ip on finding.finding using gist (ip inet_ops);

-- 通报策略: what earns a notice at once, what the monthly list, what is for information; each edit a
-- version, the greatest holds.
create table finding.notice_policy (
    version     integer     primary key check (version > 0),
    words       text        not null,
    reason      text        not null,
    author_id   bigint      not null,
    author_name text        not null,
    at          timestamptz not null
);

-- A person wants it noticed although the policy does not.
create table finding.raised (
    episode_id bigint      primary key references finding.episode,
    reason     text        not null,
    by_id      bigint      not null,
    by_name    text        not null,
    at         timestamptz not null
);

-- Pictures and texts that show it.
create table finding.attachment (
    id         bigint generated always as identity primary key,
    episode_id bigint      not null references finding.episode,
    file_id    bigint      not null unique,
    note       text        not null,
    added_by   bigint      not null,
    added_name text        not null,
    added_at   timestamptz not null
);
create index on finding.attachment (episode_id);

do $$
declare
    target text;
begin
    foreach target in array array['suppression', 'notice_policy'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy school_only on finding.%I using ((select kernel.sees_school()))',
            target);
    end loop;
    foreach target in array array['raised', 'attachment'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy unit_scope on finding.%1$I using ((select kernel.sees_school())
                or exists (select from finding.episode e where e.id = %1$I.episode_id))',
            target);
    end loop;
end
$$;
