-- A sheet is taken over in the background: what its preview showed when it was confirmed, and when
-- all of it was taken over.
alter table notice.takeover_preview
    add column shown    text,
    add column taken_at timestamptz;
