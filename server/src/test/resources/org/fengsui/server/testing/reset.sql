-- Remembers what a database holds, and brings it back. Run by the superuser: row security does not
-- bind, and in the replica role neither triggers (append-only tables) nor foreign keys fire.
create schema testing;

create table testing.kept (
    target regclass primary key,
    copy text not null,
    content text not null
);

create table testing.counted (
    sequence regclass primary key,
    last_value bigint not null
);

create view testing.tables as
select c.oid::regclass as target
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and n.nspname not in ('testing', 'flyway', 'information_schema')
  and n.nspname not like 'pg\_%';

create view testing.sequences as
select c.oid::regclass as sequence, s.seqstart as start,
       pg_sequence_last_value(c.oid) as last_value
from pg_sequence s
join pg_class c on c.oid = s.seqrelid;

create function testing.content(target regclass) returns text
    language plpgsql as $$
declare
    content text;
begin
    execute format(
        'select count(*) || '':'' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %s t',
        target) into content;
    return content;
end
$$;

create function testing.is_filled(target regclass) returns boolean
    language plpgsql as $$
declare
    filled boolean;
begin
    execute format('select exists (select from %s)', target) into filled;
    return filled;
end
$$;

create procedure testing.capture()
    language plpgsql as $$
declare
    t record;
begin
    -- What the start itself wrote to the audit log is no test's business.
    for t in select target from testing.tables
             where testing.is_filled(target)
               and target not in ('audit.entry'::regclass, 'audit.pending'::regclass) loop
        execute format('create table testing.%I as table %s', t.target::text, t.target);
        insert into testing.kept values
            (t.target, format('testing.%I', t.target::text), testing.content(t.target));
    end loop;
    insert into testing.counted
        select sequence, last_value from testing.sequences
         where last_value is not null and sequence::text not like 'audit.%';
    call testing.reset();
end
$$;

create function testing.columns(of_table regclass) returns text
    language sql as $$
    select string_agg(quote_ident(attname), ', ' order by attnum)
    from pg_attribute
    where attrelid = of_table and attnum > 0 and not attisdropped and attgenerated = ''
$$;

create procedure testing.reset()
    language plpgsql as $$
declare
    t record;
begin
    set local session_replication_role = replica;
    set local lock_timeout = '10s';
    -- Many rows are cheaper to truncate; what a cascade empties beside is brought back below.
    for t in select target from testing.tables
             where pg_relation_size(target) > 1000000
               and target not in (select k.target from testing.kept k) loop
        execute format('truncate %s cascade', t.target);
    end loop;
    for t in select target from testing.tables
             where target not in (select k.target from testing.kept k)
               and testing.is_filled(target) loop
        execute format('delete from %s', t.target);
    end loop;
    for t in select * from testing.kept where content <> testing.content(target) loop
        execute format('delete from %s', t.target);
        execute format('insert into %s (%s) overriding system value select %s from %s',
            t.target, testing.columns(t.target), testing.columns(t.target), t.copy);
    end loop;
    perform setval(s.sequence, coalesce(c.last_value, s.start), c.last_value is not null)
        from testing.sequences s left join testing.counted c using (sequence)
        where s.last_value is distinct from c.last_value;
end
$$;
