-- 撤回通知: the paper by which an issued notice is taken back, frozen as the notice itself is.
create table notice.withdrawal (
    notice_id bigint primary key references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    number text not null check (number <> ''),
    docx_file_id bigint not null,
    docx_sha256 text not null,
    pdf_file_id bigint not null,
    pdf_sha256 text not null,
    withdrawn_at timestamptz not null
);
call notice.fence('notice.withdrawal', 'notice_id');
