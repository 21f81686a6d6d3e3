-- 旧台账: over in the ledger of before, as that ledger says.
alter table finding.episode drop constraint episode_closed_as_check;
alter table finding.episode add constraint episode_closed_as_check
    check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'SUPERSEDED', 'NOT_TRACED', 'TERMINAL',
                         'RETIRED', 'TAKEN_OVER'));
