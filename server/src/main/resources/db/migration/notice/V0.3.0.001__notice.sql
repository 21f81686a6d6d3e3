-- 安全通报整改通知书: items may be no finding of the school, and interim protection is an answer.
alter table notice.item alter column finding_id drop not null;
alter table notice.item alter column episode_id drop not null;
alter table notice.answer drop constraint answer_kind_check;
alter table notice.answer add constraint answer_kind_check
    check (kind in ('FIXED', 'PROTECTED', 'NOT_AFFECTED'));
