-- Rows are seen by whoever sees the school only, also by a migration: what was given up before says when.
select set_config('fengsui.scope', 'school', true);

update delivery.message set gave_up_at = settled_at
 where state = 'GIVEN_UP' and gave_up_at is null;
