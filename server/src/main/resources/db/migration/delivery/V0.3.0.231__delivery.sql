-- A message that was held before its first attempt is tried as long as any other from then on.
alter table delivery.message add column first_due timestamptz;
