-- A report stays as it came for as long as its kind of data is kept; then its row says when it went.
alter table intake.import alter column file_id drop not null;
alter table intake.import add column file_gone_at timestamptz;
alter table intake.import add constraint import_file
    check ((file_id is null) = (file_gone_at is not null));
alter table intake.import add constraint import_gone
    check (file_gone_at is null or finished_at is not null);
create index import_file_kept on intake.import (finished_at) where file_id is not null;
