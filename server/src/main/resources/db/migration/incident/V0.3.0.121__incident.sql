-- 通报批评 (第十五条): proposed from the record, the unit is heard, the leading group approves.
create table incident.criticism (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    unit_id bigint not null,
    incident_id bigint references incident.incident,
    kind text not null check (kind in ('CONCEALED', 'DELAYED', 'OMITTED', 'UNREMEDIED')),
    day date not null,
    words text not null check (words <> ''),
    -- The late duties as the ledger told them, and whatever else was named.
    proofs text[] not null check (cardinality(proofs) > 0),
    -- Who held which post on the day it was proposed, since when.
    holders text[] not null,
    state text not null check (state in ('HEARING', 'HEARD', 'APPROVED', 'ISSUED', 'DROPPED')),
    statement text not null default '',
    number text unique,
    proposed_by bigint not null,
    proposer text not null,
    proposed_at timestamptz not null,
    check ((state = 'ISSUED') = (number is not null))
);
create index criticism_by_unit on incident.criticism (unit_id, id);
create index criticism_by_incident on incident.criticism (incident_id);

create table incident.criticism_act (
    id bigint generated always as identity primary key,
    criticism_id bigint not null references incident.criticism,
    unit_id bigint not null,
    what text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_of_criticism on incident.criticism_act (criticism_id, id);

call kernel.fence('incident.criticism', 'unit_id');
call kernel.fence('incident.criticism_act', 'unit_id');
