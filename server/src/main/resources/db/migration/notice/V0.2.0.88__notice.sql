-- Only for searching: the pairs of characters that the words of a notice are made of. A part of a word
-- is looked for in the notices that have all its pairs. It has no policy, because PostgreSQL uses no
-- GIN index below one; it is always joined to a notice.
create function notice.pairs(words text) returns text[]
    language sql immutable parallel safe
    return (
        select coalesce(array_agg(distinct pair), '{}') from (
            select (regexp_matches(words, '..', 'g'))[1] as pair
            union all
            select (regexp_matches(substr(words, 2), '..', 'g'))[1]) pairs);

create table notice.search_pair (
    notice_id bigint primary key references notice.notice (id) on delete cascade,
    pairs     text[] not null
);

select set_config('fengsui.scope', 'school', true);
insert into notice.search_pair (notice_id, pairs)
    select id, notice.pairs(search) from notice.notice;
create index search_pair_pairs on notice.search_pair using gin (pairs);

create function notice.find_by_pairs() returns trigger
    language plpgsql as $$
begin
    insert into notice.search_pair (notice_id, pairs) values (new.id, notice.pairs(new.search))
        on conflict (notice_id) do update set pairs = excluded.pairs;
    return null;
end
$$;

create trigger search_pairs after insert or update of search on notice.notice
    for each row execute function notice.find_by_pairs();
