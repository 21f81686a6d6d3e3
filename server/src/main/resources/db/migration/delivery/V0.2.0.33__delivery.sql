-- When it was told that a channel does not take a message; it may go on being asked.
alter table delivery.message add column gave_up_at timestamptz;
update delivery.message set gave_up_at = settled_at where state = 'GIVEN_UP';
