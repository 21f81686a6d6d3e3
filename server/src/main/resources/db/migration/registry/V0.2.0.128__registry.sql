-- 撤销、合并: the last day of a unit that is no more, and the unit that took its place.
alter table registry.unit
    add column last_day date,
    add column successor_id bigint references registry.unit,
    add constraint unit_end check (
        successor_id is null or (last_day is not null and successor_id <> id));
