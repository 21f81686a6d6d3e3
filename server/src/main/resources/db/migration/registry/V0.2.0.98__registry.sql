-- From which day the 30 days of 第十三条 are counted, where the record is older than the counting: a
-- post that was empty long before is not overdue the moment the server is upgraded. No row where the
-- school began with a server that counts.
create table registry.post_watch (
    -- The day of the first look after the upgrade; null until then.
    counted_from date
);
alter table registry.post_watch enable row level security;
alter table registry.post_watch force row level security;
create policy school on registry.post_watch using ((select kernel.sees_school()));

select set_config('fengsui.scope', 'school', true);
insert into registry.post_watch (counted_from)
select null where exists (select from registry.unit)
    and not exists (select from registry.vacancy);
