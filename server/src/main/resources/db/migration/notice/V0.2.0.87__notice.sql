-- The list's own order: it puts nulls last, and an index serves only the very order it is made for.
create index notice_newest on notice.notice (id desc nulls last);
-- What is under way is counted on every page, and most notices are over.
create index notice_under_way on notice.notice (state)
    include (unit_id, supporting_unit_ids, issued_at) where state not in ('CLOSED', 'WITHDRAWN');
create index item_answered on notice.item (id, round) where state = 'ANSWERED';
