-- 事件 (第十四、十五条): what happened at a unit, what was done, what it reported. The unit sees its own.
create schema incident;

create table incident.incident (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    unit_id bigint not null,
    system_id bigint,
    state text not null check (state in ('REPORTED', 'CONFIRMED', 'NOT_AN_INCIDENT', 'HANDLING',
        'CONTAINED', 'CLOSED')),
    source text not null check (source in ('UNIT', 'OFFICE', 'MONITOR')),
    title text not null check (title <> ''),
    place text not null,
    text text not null check (text <> ''),
    harm text not null,
    seen_at timestamptz not null,
    reported_at timestamptz not null,
    reported_by bigint not null,
    reporter text not null,
    unit_knew_at timestamptz,
    assessment_id bigint not null,
    category text not null default '',
    category_name text not null default '',
    code_2007 text not null default '',
    scope text not null default '',
    impact text not null default '',
    lessons text not null default '',
    contained_at timestamptz,
    check (seen_at <= reported_at)
);
create index incident_by_unit on incident.incident (unit_id, id);
create index incident_by_state on incident.incident (state, id);

-- Who did what, in order; only ever added.
create table incident.act (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident.incident,
    unit_id bigint not null,
    what text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_of_incident on incident.act (incident_id, id);

-- Who called whom, also in vain.
create table incident.call (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident.incident,
    unit_id bigint not null,
    caller text not null check (caller <> ''),
    callee text not null check (callee <> ''),
    phone text not null check (phone <> ''),
    answered boolean not null,
    at timestamptz not null,
    words text not null
);
create index call_of_incident on incident.call (incident_id, id);

create table incident.task (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident.incident,
    unit_id bigint not null,
    what text not null check (what <> ''),
    owner text not null check (owner <> ''),
    of_unit boolean not null,
    due timestamptz not null,
    done_at timestamptz,
    done_by text not null default '',
    result text not null default ''
);
create index task_of_incident on incident.task (incident_id, id);

-- 事发、事中、事后报告, numbered and frozen.
create table incident.report (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident.incident,
    unit_id bigint not null,
    stage text not null check (stage in ('ONSET', 'PROGRESS', 'AFTERMATH')),
    number text not null unique,
    sections text[] not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    on_behalf boolean not null
);
create index report_of_incident on incident.report (incident_id, id);

call kernel.fence('incident.incident', 'unit_id');
call kernel.fence('incident.act', 'unit_id');
call kernel.fence('incident.call', 'unit_id');
call kernel.fence('incident.task', 'unit_id');
call kernel.fence('incident.report', 'unit_id');
