-- What came from outside by mail, kept as it came.
alter table file.file drop constraint file_kind_check;
alter table file.file add constraint file_kind_check
    check (kind in ('EVIDENCE', 'IMPORT', 'RECEIVED', 'DOCUMENT'));
