-- When the finding of an item was first seen, and by whom, when the notice was issued. Earlier
-- notices say neither.
alter table notice.item
    add column found_at timestamptz,
    add column found_by text not null default '';
