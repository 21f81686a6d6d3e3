-- 虚假反馈: few among many items, counted with every list.
create index item_false_claim on notice.item (notice_id) where false_claim_at is not null;
