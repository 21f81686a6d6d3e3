-- 安全通报整改通知书 of an old ledger: records without clocks.
alter table notice.notice drop constraint notice_kind_check;
alter table notice.notice add constraint notice_kind_check
    check (kind in ('VULNERABILITY', 'CIRCULAR'));
