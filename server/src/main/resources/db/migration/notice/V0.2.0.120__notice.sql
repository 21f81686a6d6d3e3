-- The number of the notice on which the same finding was closed before it came back.
alter table notice.item add column recurs_from text not null default '';
