-- Look-up records of addresses in pools: ten million over 180 days, and what a question costs with
-- each index that came into question. Run in an empty database, as a user who may create schemas:
--     psql -X -v ON_ERROR_STOP=1 -f bench/src/main/sql/tracing-records.sql
\timing on
set jit = off;
set max_parallel_workers_per_gather = 0;
create schema bench;

create table bench.record (
    day date not null, kind text not null, address inet, first_port integer, last_port integer,
    inside inet, mac macaddr, account text, started_at timestamptz not null,
    ended_at timestamptz not null
) partition by range (day);
select format('create table bench.record_%s partition of bench.record for values from (%L) to (%L)',
              n, date '2026-01-01' + n, date '2026-01-01' + n + 1)
  from generate_series(0, 179) n
\gexec

\echo 4 million NAT records: 4 outside addresses, blocks of 512 ports, 10 minutes each
insert into bench.record (day, kind, address, first_port, last_port, inside, started_at, ended_at)
select (at at time zone 'UTC')::date, 'NAT', '203.0.113.0'::inet + n % 4, 512 * block,
       512 * block + 511, '10.0.0.0'::inet + (n::bigint * 7919) % 20000, at, at + interval '10 minutes'
  from (select n, (n / 4) % 126 + 2 as block,
               timestamptz '2026-01-01 00:00Z' + n * interval '3.888 seconds' as at
          from generate_series(0, 3999999) n) numbered;
\echo 3 million DHCP records: 20,000 inside addresses, 4 hours each
insert into bench.record (day, kind, address, mac, started_at, ended_at)
select (at at time zone 'UTC')::date, 'DHCP', '10.0.0.0'::inet + n % 20000,
       ('02:00:00:' || regexp_replace(lpad(to_hex((n * 31) % 30000), 6, '0'),
                                      '(..)(..)(..)', '\1:\2:\3'))::macaddr,
       at, at + interval '4 hours'
  from (select n, timestamptz '2026-01-01 00:00Z' + n * interval '5.184 seconds' as at
          from generate_series(0, 2999999) n) numbered;
\echo 3 million RADIUS records: 30,000 devices
insert into bench.record (day, kind, address, mac, account, started_at, ended_at)
select (at at time zone 'UTC')::date, 'RADIUS',
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

-- The days whose records may hold at an instant: the server keeps the latest end of each day.
create table bench.day as
select day, max(ended_at) as latest_end from bench.record group by day;

create function bench.ask(statement text, times integer) returns table (asked bigint, rows_found bigint, micros numeric)
    language plpgsql as $$
declare
    q record;
    days date[];
    hits bigint;
    began timestamptz;
begin
    asked := 0;
    rows_found := 0;
    began := clock_timestamp();
    for q in select * from bench.question limit times loop
        select array_agg(day) into days from bench.day
         where latest_end > q.at - interval '1 minute' and day <= (q.at at time zone 'UTC')::date;
        execute statement into hits using q.outside, q.inside, q.port, q.at, days;
        asked := asked + 1;
        rows_found := rows_found + hits;
    end loop;
    micros := round(1000000 * extract(epoch from clock_timestamp() - began) / asked, 1);
    return next;
end $$;

\set nat_btree 'select count(*) from bench.record where kind = ''NAT'' and day = any ($5) and address = $1 and first_port <= $3 and last_port >= $3 and started_at <= $4 + interval ''1 minute'' and ended_at > $4 - interval ''1 minute'''
\set dhcp_btree 'select count(*) from bench.record where kind = ''DHCP'' and day = any ($5) and address = $2 and started_at <= $4 + interval ''1 minute'' and ended_at > $4 - interval ''1 minute'''
\set nat_all_days 'select count(*) from bench.record where kind = ''NAT'' and address = $1 and first_port <= $3 and last_port >= $3 and started_at <= $4 + interval ''1 minute'' and ended_at > $4 - interval ''1 minute'''

\echo A: b-tree (address, kind, started_at) and (mac, started_at)
create index record_by_address on bench.record (address, kind, started_at);
create index record_by_mac on bench.record (mac, started_at) where kind = 'RADIUS';
select pg_size_pretty(sum(pg_relation_size(indexrelid))) as size
  from pg_index i join pg_class c on c.oid = i.indrelid
 where c.relnamespace = 'bench'::regnamespace and c.relkind = 'r';
select 'A nat' as what, * from bench.ask(:'nat_btree', 1800);
select 'A nat' as what, * from bench.ask(:'nat_btree', 1800);
select 'A dhcp' as what, * from bench.ask(:'dhcp_btree', 1800);
select 'A nat, every day looked at' as what, * from bench.ask(:'nat_all_days', 200);

\echo B: b-tree (address, kind, last_port, started_at) besides
create index record_by_port on bench.record (address, last_port, started_at) where kind = 'NAT';
select 'B nat' as what, * from bench.ask(:'nat_btree', 1800);
select 'B nat' as what, * from bench.ask(:'nat_btree', 1800);
drop index bench.record_by_port;

drop index bench.record_by_address;
\echo C: GiST (address, ports, during)
create index record_gist on bench.record using gist
    (address inet_ops, int4range(first_port, last_port, '[]'), tstzrange(started_at, ended_at));
select pg_size_pretty(sum(pg_relation_size(indexrelid))) as size
  from pg_index i join pg_class c on c.oid = i.indrelid
  join pg_class x on x.oid = i.indexrelid
 where c.relnamespace = 'bench'::regnamespace and c.relkind = 'r' and x.relname like '%range%';
\set nat_gist 'select count(*) from bench.record where kind = ''NAT'' and day = any ($5) and address = $1 and int4range(first_port, last_port, ''[]'') @> $3::integer and tstzrange(started_at, ended_at) && tstzrange($4 - interval ''1 minute'', $4 + interval ''1 minute'', ''[]'')'
\set dhcp_gist 'select count(*) from bench.record where kind = ''DHCP'' and day = any ($5) and address = $2 and tstzrange(started_at, ended_at) && tstzrange($4 - interval ''1 minute'', $4 + interval ''1 minute'', ''[]'')'
select 'C nat' as what, * from bench.ask(:'nat_gist', 1800);
select 'C nat' as what, * from bench.ask(:'nat_gist', 1800);
select 'C dhcp' as what, * from bench.ask(:'dhcp_gist', 1800);
drop schema bench cascade;
