-- 移交 and 转入后续通知: an item that goes on in another notice, and what that one says of it.
alter table notice.item drop constraint item_state_check;
alter table notice.item add constraint item_state_check
    check (state in ('OPEN', 'ANSWERED', 'VERIFIED', 'ACCEPTED_ON_PAPER', 'EXCUSED', 'WITHDRAWN',
        'TRANSFERRED', 'CARRIED_OVER'));
-- The item it goes on with, and its number and place in words.
alter table notice.item add column continues_item_id bigint references notice.item (id);
alter table notice.item add column continues text not null default '';
-- Where it went on, in words: the unit, the later notice.
alter table notice.item add column passed_to text not null default '';
create index item_continues on notice.item (continues_item_id) where continues_item_id is not null;
