-- 移交、转入后续通知: what an obligor owed goes on elsewhere; its record ends at met_at, late or not.
alter table obligation.obligation drop constraint obligation_state_check;
alter table obligation.obligation add constraint obligation_state_check
    check (state in ('OPEN', 'MET', 'PASSED_ON', 'WAIVED'));
alter table obligation.obligation drop constraint obligation_check;
alter table obligation.obligation add constraint obligation_ended_check
    check ((state in ('MET', 'PASSED_ON')) = (met_at is not null));
alter table obligation.entry drop constraint entry_kind_check;
alter table obligation.entry add constraint entry_kind_check
    check (kind in ('STARTED', 'MET', 'UNMET', 'EXTENDED', 'PASSED_ON', 'WAIVED', 'RECOMPUTED',
        'STEP_FIRED', 'STEP_SKIPPED'));
