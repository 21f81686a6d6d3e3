-- 非我校: a unit may say that an item is not the school's.
alter table notice.request drop constraint request_kind_check;
alter table notice.request add constraint request_kind_check
    check (kind in ('EXTENSION', 'MISDIRECTED', 'NOT_OURS'));
