-- What a person entered by hand is an import with one result. Its source's number and days, and the
-- finding that it became, stand here.
create table intake.hand_entry (
    import_id   bigint primary key references intake.import on delete cascade,
    number      text   not null,
    received_on date,
    reply_due   date,
    finding_id  bigint
);
alter table intake.hand_entry enable row level security;
alter table intake.hand_entry force row level security;
create policy school_only on intake.hand_entry using ((select kernel.sees_school()));
