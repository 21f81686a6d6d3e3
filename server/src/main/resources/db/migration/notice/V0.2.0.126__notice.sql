-- The system an item is on, by its name when the notice was issued. Earlier notices name none.
alter table notice.item add column system_name text not null default '';
