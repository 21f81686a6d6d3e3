-- What is open is counted by obligor and by day without reading the rows.
drop index obligation.obligation_open;
create index obligation_open on obligation.obligation (due_at, id) include (obligor, unit_id)
    where state = 'OPEN';
