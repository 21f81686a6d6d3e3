-- 承办人: whom the unit gave an item to; the latest stands, the story keeps the others.
create table notice.handler (
    item_id bigint primary key references notice.item (id),
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    account_id bigint not null,
    name text not null,
    given_by bigint not null,
    giver text not null,
    given_at timestamptz not null
);
create index handler_notice on notice.handler (notice_id);

call notice.fence('notice.handler', 'notice_id');
