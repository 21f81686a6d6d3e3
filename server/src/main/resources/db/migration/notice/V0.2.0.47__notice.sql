-- The next target over all open runs is found in the order of the positions.
drop index notice.bulk_target_waiting;
create index bulk_target_waiting on notice.bulk_target (position, run_id) where state = 'WAITING';
