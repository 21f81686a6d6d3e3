-- 旧台账接管: notices that the school issued before it had this record, with the numbers they had.
alter table notice.notice
    -- As it stands on the old paper; null where it was issued here.
    add column old_number text unique check (old_number <> '');
alter table notice.notice drop constraint notice_check;
alter table notice.notice add constraint notice_numbered
    check ((number is null and old_number is null) = (issued_at is null));

drop policy unit_scope on notice.notice;
create policy unit_scope on notice.notice using ((select kernel.sees_school())
    or (issued_at is not null
        and (unit_id = any ((select kernel.seen_units())::bigint[])
            or supporting_unit_ids && (select kernel.seen_units())::bigint[])));

-- Which row of which sheet an item was taken from, word for word.
create table notice.taken_item (
    item_id bigint primary key references notice.item (id),
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    -- The number and the item's place under it: the same row of a later sheet is known by them.
    number text not null,
    place integer not null check (place > 0),
    file_name text not null,
    line bigint not null,
    -- One line a cell: the column's name, a colon, what stands there.
    cells text not null,
    taken_by bigint not null,
    taker text not null,
    taken_at timestamptz not null,
    unique (number, place)
);
create index taken_item_notice on notice.taken_item (notice_id);
call notice.fence('notice.taken_item', 'notice_id');

-- What a unit is called in the old ledger, where the registry has another name for it.
create table notice.unit_alias (
    name text primary key check (name <> ''),
    unit_id bigint not null,
    set_by bigint not null,
    setter text not null,
    set_at timestamptz not null
);

-- Sheets that were read and wait to be taken over.
create table notice.takeover_preview (
    token text primary key,
    account_id bigint not null,
    file_name text not null,
    sheet bytea not null,
    made_at timestamptz not null
);

do $$
declare
    target text;
begin
    foreach target in array array['unit_alias', 'takeover_preview'] loop
        execute format('alter table notice.%I enable row level security', target);
        execute format('alter table notice.%I force row level security', target);
        execute format(
            'create policy school on notice.%I using ((select kernel.sees_school()))', target);
    end loop;
end
$$;
