-- What a unit asks for about an item (延期, 归属异议) and what was decided. A request stops no clock.
create table notice.request (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    item_id bigint not null references notice.item (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    version integer not null default 1,
    kind text not null check (kind in ('EXTENSION', 'MISDIRECTED')),
    -- Which of its kind for the item, from 1: who decides depends on it.
    turn integer not null check (turn > 0),
    -- Which of all requests about the item, from 1: the ledger's occurrence.
    occurrence integer not null check (occurrence > 0),
    state text not null check (state in ('PENDING', 'GRANTED', 'REFUSED', 'TAKEN_BACK', 'LAPSED')),
    reason text not null,
    protection text not null,
    asked_due timestamptz,
    -- Whether it was made after the due.
    late boolean not null,
    asked_by bigint not null,
    asker text not null,
    asked_at timestamptz not null,
    decided_by bigint,
    decider text,
    decided_at timestamptz,
    decision text not null default '',
    granted_due timestamptz,
    new_unit_id bigint,
    unique (item_id, occurrence),
    check ((kind = 'EXTENSION') = (asked_due is not null)),
    check (granted_due is null or kind = 'EXTENSION'),
    check ((state = 'PENDING') = (decided_at is null))
);

create index request_notice on notice.request (notice_id, id);
create index request_pending on notice.request (id) where state = 'PENDING';
create unique index request_turn on notice.request (item_id, kind, turn)
    where state in ('GRANTED', 'REFUSED');
-- One request of a kind waits for an item at a time.
create unique index request_one_pending on notice.request (item_id, kind) where state = 'PENDING';

call notice.fence('notice.request', 'notice_id');

-- 应急签发: what the duty officer issued alone, and the second signature that follows.
create table notice.emergency (
    notice_id bigint primary key references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    reason text not null,
    issued_by bigint not null,
    issuer text not null,
    issued_at timestamptz not null,
    signed_by bigint,
    signer text,
    signed_at timestamptz,
    check (signed_by is null or signed_by <> issued_by)
);

call notice.fence('notice.emergency', 'notice_id');

-- 代录: an answer that came by telephone or on paper and was entered by the office.
alter table notice.answer
    add column via text not null default 'PORTAL' check (via in ('PORTAL', 'PHONE', 'PAPER')),
    add column said_by text not null default '',
    add check ((via = 'PORTAL') = (said_by = ''));
