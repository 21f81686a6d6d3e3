-- What fell due in a period is counted from the index alone: every column the figures read is in it,
-- and the one the row policy reads.
create index obligation_settled on obligation.obligation (due_at)
    include (state, met_at, obligor, unit_id) where state in ('MET', 'PASSED_ON');
