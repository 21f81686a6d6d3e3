-- 风险接受: an episode that 网信办 lets stand for a time is ACCEPTED and nobody's work meanwhile.
alter table finding.episode drop constraint episode_state_check;
alter table finding.episode add constraint episode_state_check
    check (state in ('NEW', 'CONFIRMED', 'NOTIFIED', 'ANSWERED', 'ACCEPTED', 'CLOSED'));

create table finding.acceptance (
    id              bigint generated always as identity primary key,
    episode_id      bigint      not null references finding.episode,
    state           text        not null
        check (state in ('REQUESTED', 'REFUSED', 'LAPSED', 'ACCEPTED', 'EXPIRED', 'REVOKED',
                         'CONCLUDED')),
    reason          text        not null,
    -- 临时防护措施: what keeps it harmless meanwhile
    measure         text        not null,
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
    -- where the episode stood when it was accepted
    former_state    text
        check (former_state in ('NEW', 'CONFIRMED', 'NOTIFIED', 'ANSWERED')),
    ended_at        timestamptz,
    ended_why       text,
    check (decided_by <> requested_by),
    check ((decided_by is null) = (decided_at is null)),
    check (state not in ('REFUSED', 'ACCEPTED', 'EXPIRED', 'REVOKED', 'CONCLUDED')
        or decided_at is not null),
    check ((state in ('ACCEPTED', 'EXPIRED', 'REVOKED', 'CONCLUDED'))
        = (former_state is not null)),
    check ((state in ('REQUESTED', 'ACCEPTED')) = (ended_at is null))
);
-- One for an episode at a time, asked for or in force.
create unique index acceptance_live on finding.acceptance (episode_id)
    where state in ('REQUESTED', 'ACCEPTED');
create index acceptance_by_episode on finding.acceptance (episode_id);
create index acceptance_ending on finding.acceptance (ends_at) where state = 'ACCEPTED';

alter table finding.acceptance enable row level security;
alter table finding.acceptance force row level security;
create policy unit_scope on finding.acceptance
    using ((select kernel.sees_school())
        or exists (select from finding.episode e where e.id = acceptance.episode_id));

-- Who is to re-test it; the name as it was then, because an account may go.
alter table finding.retest
    add column assignee_id bigint,
    add column assignee_name text,
    add constraint retest_assignee check ((assignee_id is null) = (assignee_name is null));
create index retest_by_assignee on finding.retest (assignee_id) where state = 'OPEN';

-- 查无归属: nobody could be found who answers for it; held until the registry says whose it is.
alter table finding.episode drop constraint episode_closed_as_check;
alter table finding.episode add constraint episode_closed_as_check
    check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'SUPERSEDED', 'NOT_TRACED'));
create index episode_not_traced on finding.episode (registry_version, id)
    where current and closed_as = 'NOT_TRACED';
