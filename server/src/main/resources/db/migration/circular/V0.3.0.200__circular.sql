-- How many units had a circular when it was last forwarded to all: one more is a forgotten one.
alter table circular.circular add column served_units integer not null default 0;

select set_config('fengsui.scope', 'school', true);
update circular.circular c
set served_units = (
    select count(distinct s.unit_id) from circular.share s
    where s.circular_id = c.id and s.state <> 'WITHDRAWN')
where c.state not in ('RECEIVED', 'FORWARDING');
