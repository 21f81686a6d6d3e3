-- The scope of a transaction, as row policies read it. Nothing set means nothing seen.
create schema kernel;

create function kernel.sees_school() returns boolean
    language sql stable
    return coalesce(current_setting('fengsui.scope', true), '') = 'school';

create function kernel.seen_units() returns bigint[]
    language sql stable
    return case
        when coalesce(current_setting('fengsui.scope', true), '') in ('', 'school') then '{}'::bigint[]
        else string_to_array(current_setting('fengsui.scope', true), ',')::bigint[]
    end;

-- Row security for a table with a unit column: the two calls are evaluated once per statement.
create procedure kernel.fence(target regclass, unit_column name)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy unit_scope on %s using ((select kernel.sees_school()) or %I = any ((select kernel.seen_units())::bigint[]))',
        target, unit_column);
end
$$;
