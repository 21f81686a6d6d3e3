-- 接管: a clock that began in the ledger of before, with the due that ledger had.
alter table obligation.entry drop constraint entry_kind_check;
alter table obligation.entry add constraint entry_kind_check
    check (kind in ('STARTED', 'MET', 'UNMET', 'EXTENDED', 'PASSED_ON', 'WAIVED', 'RECOMPUTED',
        'STEP_FIRED', 'STEP_SKIPPED', 'TAKEN_OVER'));
