-- All that somebody sees is counted without the rows.
create index notice_seen on notice.notice (id) include (issued_at, unit_id, supporting_unit_ids);
