-- Kinds of data and how long they stay are declared by their rooms; here stands what an administrator
-- set otherwise, and what was forgotten. Days without a word of an administrator have no meaning.
alter table upkeep.retention
    alter column reason drop not null,
    drop constraint retention_reason_check,
    add column set_by     bigint,
    add column set_name   text,
    add column set_at     timestamptz,
    add column set_reason text;

-- Whoever changed the one kind that could be forgotten did it in the database; that stays so.
update upkeep.retention
   set set_by = 0, set_name = 'database', set_reason = reason,
       set_at = coalesce(last_run, timestamptz '2026-01-01 00:00+08')
 where kind = 'closed-evidence' and days is distinct from 1095;
delete from upkeep.retention
 where kind <> 'closed-evidence' or (set_at is null and last_run is null);
update upkeep.retention set days = null where set_at is null;

alter table upkeep.retention
    drop column reason,
    add constraint retention_set check (
        (set_at is null) = (set_by is null)
        and (set_at is null) = (set_name is null)
        and (set_at is null) = (set_reason is null)
        and (days is null or set_at is not null));
