-- 考核: the answers that were sent back in a period, by unit.
create index answer_rejected on notice.answer (reviewed_at) include (unit_id)
    where verdict = 'REJECTED';
