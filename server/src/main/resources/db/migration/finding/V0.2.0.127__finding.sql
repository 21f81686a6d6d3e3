-- 及时签发: whether the office owes a notice for a confirmed episode; the policy says of which it does.
create table finding.notice_clock (
    episode_id bigint  primary key references finding.episode,
    -- counts the clocks that began for it
    occurrence integer not null,
    -- RUNNING; MET: it was noticed; OVER: it ended otherwise, and may begin anew
    state      text    not null check (state in ('RUNNING', 'MET', 'OVER'))
);
alter table finding.notice_clock enable row level security;
alter table finding.notice_clock force row level security;
create policy school_only on finding.notice_clock using ((select kernel.sees_school()));

create index episode_confirmed on finding.episode (id) where state = 'CONFIRMED';

-- Until now a clock began for every confirmed episode, and for each that came back from a risk that
-- was accepted.
select set_config('fengsui.scope', 'school', true);
insert into finding.notice_clock (episode_id, occurrence, state)
select e.id, 1 + a.returned,
       case when e.state = 'ACCEPTED' then 'OVER'
            when e.state in ('NOTIFIED', 'ANSWERED') then 'MET'
            when exists (select from finding.notice_link l
                          where l.episode_id = e.id
                            and l.noticed_at >= greatest(e.confirmed_at, a.last)) then 'MET'
            else 'RUNNING' end
  from finding.episode e
       cross join lateral (
           select count(*)::integer as returned, max(coalesce(x.ended_at, x.ends_at)) as last
             from finding.acceptance x
            where x.episode_id = e.id and x.state in ('EXPIRED', 'REVOKED')) a
 where e.state <> 'CLOSED' and e.confirmed_at is not null;
