-- A verification is an errand like others.
select set_config('fengsui.scope', 'school', true);

insert into kernel.errand (work, about, account_id, account_name, asked_at, begun_at, done, total,
    ended_at, cut_off)
select 'audit-verification', '', account_id, actor_name, asked_at, begun_at, entries, total,
    ended_at, cut_off
from audit.verification order by id;

drop table audit.verification;
