-- The last number a document really got. It stands below last_given while a start number waits for
-- its first document, so a start number that was typed wrongly can still be corrected.
alter table document.series add column issued bigint not null default 0 check (issued between 0 and last_given);
update document.series set issued = last_given;
