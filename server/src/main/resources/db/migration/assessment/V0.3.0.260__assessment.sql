-- A question to the leading group is void once what is owed has changed or went ahead.
alter table assessment.approval add column superseded_at timestamptz;
alter table assessment.approval
    add constraint approval_void_or_answered check (superseded_at is null or yes is null);
drop index assessment.approval_waiting;
create unique index approval_waiting on assessment.approval (assessment_id)
    where yes is null and superseded_at is null;
