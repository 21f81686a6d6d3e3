-- What a sweep writes stands in a narrow row beside the obligation: a reminder rewrites neither the
-- obligation nor its indexes.
select set_config('fengsui.scope', 'school', true);

create table obligation.steps (
    obligation_id bigint primary key references obligation.obligation (id),
    unit_id bigint,
    obligor text not null,
    -- The steps done, as bits by their place in the duty.
    done integer not null,
    -- When the next one falls due; null after the last and where nothing is open.
    next_at timestamptz
);

insert into obligation.steps (obligation_id, unit_id, obligor, done, next_at)
select id, unit_id, obligor, steps_done, case when state = 'OPEN' then next_step_at end
from obligation.obligation;

create index steps_due on obligation.steps (next_at, obligor) where next_at is not null;
call kernel.fence('obligation.steps', 'unit_id');

drop index obligation.obligation_step;
alter table obligation.obligation drop column steps_done, drop column next_step_at;

-- One index serves both: what happened to an obligation is found by it, and a step happens once for
-- each due. Entries that are no steps have none, and are never the same.
drop index obligation.entry_of;
drop index obligation.entry_step;
create unique index entry_of on obligation.entry (obligation_id, step, step_due_at);
