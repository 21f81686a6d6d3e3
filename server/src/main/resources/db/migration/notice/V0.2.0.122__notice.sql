-- 督办: what 网信办 demands about a running notice and by when. It ends when it is lifted, or with its
-- notice, whose state says so.
create table notice.supervision (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    -- Which of the notice's, from 1: the ledger's occurrence.
    turn integer not null check (turn > 0),
    demand text not null check (demand <> ''),
    due_at timestamptz not null,
    placed_by bigint not null,
    placer text not null,
    placed_at timestamptz not null,
    lifted_by bigint,
    lifter text,
    lifted_at timestamptz,
    why text not null default '',
    unique (notice_id, turn),
    check ((lifted_at is null) = (why = ''))
);
create unique index supervision_unlifted on notice.supervision (notice_id) where lifted_at is null;
call notice.fence('notice.supervision', 'notice_id');
