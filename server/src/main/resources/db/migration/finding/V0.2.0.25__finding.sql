-- 终端处置: found in a pool of addresses and dealt with at the terminal, without a notice.
alter table finding.episode drop constraint episode_closed_as_check;
alter table finding.episode add constraint episode_closed_as_check
    check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'SUPERSEDED', 'NOT_TRACED', 'TERMINAL'));

-- What lies in a pool and is still to be traced to an account.
create index episode_in_pools on finding.episode (id)
    where current and outcome = 'POOL' and state in ('NEW', 'CONFIRMED');
