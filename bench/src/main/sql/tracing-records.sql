-- Look-up records of addresses in pools: ten million over 180 days, and what a question costs with
-- each index that came into question. Run in an empty database, as a user who may create schemas:
--     psql -X -v ON_ERROR_STOP=1 -f bench/src/main/sql/tracing-records.sql
\timing on
set jit = off;
set max_parallel_workers_per_gather = 0;
create schema bench;

create table bench.record (
    slot smallint not null, hour timestamptz not null, kind text not null, address inet,
    first_port integer, last_port integer, inside inet, mac macaddr, account text,
    started_at timestamptz not null, ended_at timestamptz not null
) partition by list (slot);
select format('create table bench.record_%s partition of bench.record for values in (%s)', n, n)
  from generate_series(0, 63) n
\gexec

create function bench.slot(at timestamptz) returns smallint language sql immutable
    return (floor(extract(epoch from at) / 604800)::bigint % 64)::smallint;

\echo 4 million NAT records: 4 outside addresses, blocks of 512 ports, 10 minutes each
insert into bench.record (slot, hour, kind, address, first_port, last_port, inside, started_at,
    ended_at)
select bench.slot(at), date_trunc('hour', at, 'UTC'), 'NAT', '203.0.113.0'::inet + n % 4,
       512 * block, 512 * block + 511, '10.0.0.0'::inet + (n::bigint * 7919) % 20000, at,
       at + interval '10 minutes'
  from (select n, (n / 4) % 126 + 2 as block,
               timestamptz '2026-01-01 00:00Z' + n * interval '3.888 seconds' as at
          from generate_series(0, 3999999) n) numbered;
\echo 3 million DHCP records: 20,000 inside addresses, 4 hours each
insert into bench.record (slot, hour, kind, address, mac, started_at, ended_at)
select bench.slot(at), date_trunc('hour', at, 'UTC'), 'DHCP', '10.0.0.0'::inet + n % 20000,
       ('02:00:00:' || regexp_replace(lpad(to_hex((n * 31) % 30000), 6, '0'),
                                      '(..)(..)(..)', '\1:\2:\3'))::macaddr,
       at, at + interval '4 hours'
  from (select n, timestamptz '2026-01-01 00:00Z' + n * interval '5.184 seconds' as at
          from generate_series(0, 2999999) n) numbered;
\echo 3 million RADIUS records: 30,000 devices
insert into bench.record (slot, hour, kind, address, mac, account, started_at, ended_at)
select bench.slot(at), date_trunc('hour', at, 'UTC'), 'RADIUS',
       case when n % 2 = 0 then '10.0.0.0'::inet + n % 20000 end,
       ('02:00:00:' || regexp_replace(lpad(to_hex((n * 17) % 30000), 6, '0'),
                                      '(..)(..)(..)', '\1:\2:\3'))::macaddr,
       'u' || (n * 17) % 30000, at, at + interval '6 hours'
  from (select n, timestamptz '2026-01-01 00:00Z' + n * interval '5.184 seconds' as at
          from generate_series(0, 2999999) n) numbered;
analyze bench.record;

create table bench.question as
select n, '203.0.113.0'::inet + n % 4 as outside, '10.0.0.0'::inet + (n * 37) % 20000 as inside,
       1024 + (n * 631) % 64000 as port,
       timestamptz '2026-01-01 00:00Z' + n * interval '7776 seconds' as at
  from generate_series(100, 1899) n;

-- The hours whose records may hold at an instant: the server keeps the latest end of each.
create table bench.hour as
select kind, hour, max(ended_at) as latest_end from bench.record group by kind, hour;
create index on bench.hour (kind, latest_end);
analyze bench.hour;

create function bench.ask(of_kind text, statement text, times integer)
    returns table (asked bigint, rows_found bigint, micros numeric)
    language plpgsql as $$
declare
    q record;
    hours timestamptz[];
    slots smallint[];
    hits bigint;
    began timestamptz;
begin
    asked := 0;
    rows_found := 0;
    began := clock_timestamp();
    for q in select * from bench.question limit times loop
        select array_agg(h.hour), array_agg(distinct bench.slot(h.hour)) into hours, slots
          from bench.hour h
         where h.kind = of_kind and h.latest_end > q.at - interval '1 minute'
           and h.hour <= q.at + interval '1 minute';
        execute statement into hits using q.outside, q.inside, q.port, q.at, hours, slots;
        asked := asked + 1;
        rows_found := rows_found + hits;
    end loop;
    micros := round(1000000 * extract(epoch from clock_timestamp() - began) / asked, 1);
    return next;
end $$;

\set held ' and started_at <= $4 + interval ''1 minute'' and ended_at > $4 - interval ''1 minute'''
\set port ' and first_port <= $3 and last_port >= $3'

\echo A: b-tree (address, kind, started_at), the weeks named
create index record_by_start on bench.record (address, kind, started_at);
select 'A nat' as what, *
  from bench.ask('NAT', 'select count(*) from bench.record where kind = ''NAT'' and slot = any ($6) and address = $1' || :'port' || :'held', 600);
drop index bench.record_by_start;

\echo B: b-tree (address, kind, hour, started_at), weeks and hours named
create index record_by_address on bench.record (address, kind, hour, started_at);
create index record_by_mac on bench.record (mac, hour, started_at) where kind = 'RADIUS';
select pg_size_pretty(sum(pg_relation_size(indexrelid))) as size
  from pg_index i join pg_class c on c.oid = i.indrelid
 where c.relnamespace = 'bench'::regnamespace and c.relkind = 'r' and c.relname like 'record%';
select 'B nat' as what, *
  from bench.ask('NAT', 'select count(*) from bench.record where kind = ''NAT'' and slot = any ($6) and hour = any ($5) and address = $1' || :'port' || :'held', 1800);
select 'B dhcp' as what, *
  from bench.ask('DHCP', 'select count(*) from bench.record where kind = ''DHCP'' and slot = any ($6) and hour = any ($5) and address = $2' || :'held', 1800);
select 'B nat, no hours, every week looked at' as what, *
  from bench.ask('NAT', 'select count(*) from bench.record where kind = ''NAT'' and address = $1' || :'port' || :'held', 100);

\echo C: GiST (address, ports, during), which takes many minutes to build
create index record_gist on bench.record using gist
    (address inet_ops, int4range(first_port, last_port, '[]'), tstzrange(started_at, ended_at));
select 'C nat' as what, *
  from bench.ask('NAT', 'select count(*) from bench.record where kind = ''NAT'' and slot = any ($6) and address = $1 and int4range(first_port, last_port, ''[]'') @> $3::integer and tstzrange(started_at, ended_at) && tstzrange($4 - interval ''1 minute'', $4 + interval ''1 minute'', ''[]'')', 1800);
drop schema bench cascade;
