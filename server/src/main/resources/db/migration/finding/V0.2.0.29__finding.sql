-- 已下线: over because its system was retired, not because it was fixed.
alter table finding.episode drop constraint episode_closed_as_check;
alter table finding.episode add constraint episode_closed_as_check
    check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'SUPERSEDED', 'NOT_TRACED', 'TERMINAL',
                         'RETIRED'));
