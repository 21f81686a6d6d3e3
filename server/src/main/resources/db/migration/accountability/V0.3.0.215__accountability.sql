-- 通报、简报: what a period came to, frozen when it is issued. The school's alone.
create table accountability.bulletin (
    id bigint generated always as identity primary key,
    period text not null check (period in ('MONTH', 'QUARTER', 'YEAR')),
    first_day date not null,
    state text not null check (state in ('DRAFT', 'ISSUED', 'WITHDRAWN')),
    number text unique,
    remark text not null,
    drafted_by bigint not null,
    drafter text not null,
    counted_at timestamptz not null,
    issued_by bigint,
    issuer text,
    issued_at timestamptz,
    check ((state = 'ISSUED') = (number is not null)),
    check ((number is null) = (issued_at is null)),
    check (issued_by is null or issued_by <> drafted_by)
);
create unique index bulletin_of_period on accountability.bulletin (period, first_day)
    where state <> 'WITHDRAWN';
create table accountability.figure (
    bulletin_id bigint not null references accountability.bulletin (id),
    position integer not null,
    heading text not null,
    label text not null,
    unit text,
    value bigint not null,
    before bigint not null,
    primary key (bulletin_id, position)
);
do $$
declare
    target text;
begin
    foreach target in array array['bulletin', 'figure'] loop
        execute format('alter table accountability.%I enable row level security', target);
        execute format('alter table accountability.%I force row level security', target);
        execute format(
            'create policy school on accountability.%I using ((select kernel.sees_school()))',
            target);
    end loop;
end
$$;
create function accountability.refuse_issued() returns trigger
    language plpgsql as $$
begin
    if exists (select from accountability.bulletin b
               where b.id = old.bulletin_id and b.state = 'ISSUED') then
        raise exception 'the figures of an issued bulletin are never changed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger figure_stays before update or delete on accountability.figure
    for each row execute function accountability.refuse_issued();
