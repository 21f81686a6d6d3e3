-- 考核 (第十五条): how the record is weighed, what is excused of it, and what a closed year came to.
create schema accountability;

-- 评分办法: versions of the weights, each decided by another than who proposed it.
create table accountability.rules (
    version integer primary key check (version > 1),
    text text not null,
    proposed_by bigint not null,
    proposer text not null,
    proposed_at timestamptz not null,
    decided_by bigint,
    decider text,
    decided_at timestamptz,
    adopted boolean,
    reason text not null default '',
    check ((decided_at is null) = (adopted is null)),
    check ((decided_at is null) = (decided_by is null)),
    check (decided_by is null or decided_by <> proposed_by)
);
create unique index rules_waiting on accountability.rules ((1)) where decided_at is null;

-- 异议: a unit says that a record should not stand against it.
create table accountability.objection (
    id bigint generated always as identity primary key,
    year integer not null,
    unit_id bigint not null,
    yardstick text not null,
    record_type text not null,
    record_id bigint not null,
    title text not null,
    against bigint not null,
    entered_by bigint not null,
    school_path text not null,
    unit_path text,
    reason text not null check (reason <> ''),
    evidence text not null,
    asked_by bigint not null,
    asker text not null,
    asked_at timestamptz not null,
    state text not null check (state in ('PENDING', 'EXCUSED', 'REFUSED')),
    decided_by bigint,
    decider text,
    decided_at timestamptz,
    decision text not null default '',
    -- Once decided it is decided.
    unique (record_type, record_id),
    check ((state = 'PENDING') = (decided_at is null)),
    check (decided_by is null or decided_by <> asked_by)
);
create index objection_state on accountability.objection (state, id);
create index objection_unit on accountability.objection (unit_id, id);
call kernel.fence('accountability.objection', 'unit_id');

-- 年度固化: what a year came to when it was closed; never changed after.
create table accountability.closed_year (
    year integer primary key,
    rules text not null,
    closed_by bigint not null,
    closer text not null,
    closed_at timestamptz not null
);
create table accountability.closed_line (
    year integer not null references accountability.closed_year (year),
    obligor text not null,
    unit_id bigint,
    called text not null,
    yardstick text not null,
    cases bigint not null,
    against bigint not null,
    office_micros bigint not null,
    primary key (year, obligor, yardstick)
);
create table accountability.closed_case (
    year integer not null references accountability.closed_year (year),
    yardstick text not null,
    record_id bigint not null,
    record_type text not null,
    obligor text not null,
    unit_id bigint,
    title text not null,
    at timestamptz not null,
    against bigint not null,
    office_micros bigint not null,
    school_path text not null,
    unit_path text,
    excused text,
    primary key (year, yardstick, record_id)
);
create index closed_case_obligor on accountability.closed_case (year, obligor, yardstick, at);
call kernel.fence('accountability.closed_line', 'unit_id');
call kernel.fence('accountability.closed_case', 'unit_id');

create function accountability.refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception 'a closed year is never changed';
end
$$;
create trigger closed_line_stays before update or delete on accountability.closed_line
    for each row execute function accountability.refuse_change();
create trigger closed_case_stays before update or delete on accountability.closed_case
    for each row execute function accountability.refuse_change();
create trigger closed_year_stays before update or delete on accountability.closed_year
    for each row execute function accountability.refuse_change();
