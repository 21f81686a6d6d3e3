-- 退信: mail about a notice could not be brought to somebody who holds a post of its unit. The office
-- finds out whether the person has left, or puts the address right.
create table notice.unreached (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    recipient_key text not null,
    name text not null,
    reason text not null,
    failed_at timestamptz not null,
    ended_by bigint,
    ender text,
    ended_at timestamptz,
    outcome text not null default ''
);
create unique index unreached_open on notice.unreached (unit_id, recipient_key)
    where ended_at is null;
create index unreached_notice on notice.unreached (notice_id);
call kernel.fence('notice.unreached', 'unit_id');
