-- Who else reported a finding, under which number, by when it wants a reply, and what it was told.
alter table finding.source
    add column id            bigint generated always as identity,
    add column received_on   date,
    -- the last day for the reply; null where the source names none
    add column reply_due     date,
    add column added_by      bigint,
    add column added_name    text,
    add column answered_at   timestamptz,
    add column answered_by   bigint,
    add column answered_name text,
    add column answer        text,
    add constraint source_id unique (id),
    add constraint source_added
        check (num_nulls(received_on, added_by, added_name) in (0, 3)),
    add constraint source_reply check (reply_due is null or reply_due >= received_on),
    add constraint source_answered
        check (num_nulls(answered_at, answered_by, answered_name, answer) in (0, 4));
