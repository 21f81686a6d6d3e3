-- A waiting table is compared with what stands when it is looked at, not when it was read.
alter table registry.sync_run drop column edition;
