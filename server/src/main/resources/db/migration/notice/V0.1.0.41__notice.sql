-- Notices (整改通知书), their items, answers and story. Seen by the school, the addressed unit and the
-- supporting units.
create schema notice;

create table notice.notice (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    kind text not null check (kind in ('VULNERABILITY')),
    basis text not null,
    state text not null check (state in ('DRAFT', 'PROPOSED', 'ISSUED', 'DELIVERED',
        'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'WITHDRAWN')),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    topic text not null,
    remark text not null,
    drafted_by bigint not null,
    drafter text not null,
    drafted_at timestamptz not null,
    -- Everyone who wrote or proposed any of it: none of them issues it.
    authors bigint[] not null,
    series text,
    year integer,
    number bigint,
    issued_by bigint,
    issuer text,
    issued_at timestamptz,
    link text unique,
    docx_file_id bigint,
    docx_sha256 text,
    pdf_file_id bigint,
    pdf_sha256 text,
    period text,
    served_at timestamptz,
    served_way text check (served_way in ('ACKNOWLEDGED', 'OPENED', 'RECEIPT', 'PHONE', 'HAND')),
    served_to text,
    acknowledged_at timestamptz,
    acknowledger text,
    acknowledger_phone text,
    closed_at timestamptz,
    search text not null,
    unique (series, year, number),
    check ((number is null) = (issued_at is null)),
    check ((served_at is null) = (served_way is null)),
    check (served_at is null or served_at >= issued_at)
);

create index notice_unit on notice.notice (unit_id, state);
create index notice_state on notice.notice (state, id);

create table notice.item (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    version integer not null default 1,
    position integer not null,
    finding_id bigint not null,
    episode_id bigint not null,
    check_key text not null,
    title text not null,
    severity text not null,
    target text not null,
    refs text not null,
    name text not null,
    harm text not null,
    remedy text not null,
    self_check text not null,
    state text not null check (state in ('OPEN', 'ANSWERED', 'VERIFIED', 'ACCEPTED_ON_PAPER',
        'EXCUSED', 'WITHDRAWN', 'CARRIED_OVER')),
    round integer not null default 0,
    proof text,
    ended_by bigint,
    ender text,
    ended_at timestamptz,
    false_claim_at timestamptz,
    unique (notice_id, episode_id)
);

create index item_notice on notice.item (notice_id, position);
create index item_episode on notice.item (episode_id);
create index item_finding on notice.item (finding_id);

create table notice.answer (
    id bigint generated always as identity primary key,
    item_id bigint not null references notice.item (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    round integer not null,
    kind text not null check (kind in ('FIXED', 'NOT_AFFECTED')),
    text text not null,
    done_at timestamptz,
    answered_by bigint not null,
    answerer text not null,
    answered_at timestamptz not null,
    verdict text check (verdict in ('PLAUSIBLE', 'ACCEPTED_ON_PAPER', 'REJECTED')),
    reviewed_by bigint,
    reviewer text,
    reviewed_at timestamptz,
    reason text not null default '',
    unique (item_id, round)
);

-- What happened, in one line of time; only ever added.
create table notice.story (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    item_id bigint references notice.item (id),
    kind text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    about text not null,
    note text not null
);

create index story_notice on notice.story (notice_id, id);

-- Whose mail can serve a notice, and how far it came.
create table notice.addressee (
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    recipient_key text not null,
    name text not null,
    outcome text check (outcome in ('ACCEPTED', 'GAVE_UP')),
    primary key (notice_id, recipient_key)
);

create procedure notice.fence(target regclass, notice text)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy unit_scope on %s using ((select kernel.sees_school())
            or ((unit_id = any ((select kernel.seen_units())::bigint[])
                or supporting_unit_ids && (select kernel.seen_units())::bigint[])
                and exists (select from notice.notice n where n.id = %s)))',
        target, notice);
end
$$;

-- A unit never sees a draft, nor any part of one.
alter table notice.notice enable row level security;
alter table notice.notice force row level security;
create policy unit_scope on notice.notice using ((select kernel.sees_school())
    or (number is not null
        and (unit_id = any ((select kernel.seen_units())::bigint[])
            or supporting_unit_ids && (select kernel.seen_units())::bigint[])));

call notice.fence('notice.item', 'notice_id');
call notice.fence('notice.answer',
    '(select i.notice_id from notice.item i where i.id = item_id)');
call notice.fence('notice.story', 'notice_id');
call kernel.fence('notice.addressee', 'unit_id');
