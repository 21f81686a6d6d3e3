-- 配合单位承办: what the issuer assigns to a supporting unit goes into a notice of its own.
alter table notice.notice
    -- The unit whose findings these are, where the addressed unit only supports; null for its own.
    add column principal_unit_id bigint,
    -- The draft the items were taken from; null where nothing was left in it.
    add column split_from_id bigint references notice.notice (id),
    add check (principal_unit_id <> unit_id);
create index notice_split on notice.notice (split_from_id) where split_from_id is not null;

-- 配合情况: what a supporting unit did about an item that another unit answers for. It binds nobody.
create table notice.support (
    id bigint generated always as identity primary key,
    item_id bigint not null references notice.item (id),
    notice_id bigint not null references notice.notice (id),
    -- Who wrote it, and the unit that answers for the item: no other unit reads it.
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    text text not null check (text <> ''),
    said_by bigint not null,
    sayer text not null,
    said_at timestamptz not null
);
create index support_notice on notice.support (notice_id, id);
call notice.fence('notice.support', 'notice_id');
