-- When it was said that an acceptance comes near its end.
alter table finding.acceptance add column reminded_at timestamptz;
create index acceptance_unreminded on finding.acceptance (ends_at)
    where state = 'ACCEPTED' and reminded_at is null;
