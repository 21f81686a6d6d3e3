-- Each content stands under a key of its own, and that is a sealed value: an exchange of keys seals
-- it anew and leaves the content as it is.
select set_config('fengsui.scope', 'school', true);

alter table file.content
    add column id bigint generated always as identity unique,
    -- '' for content from before, which stands under keys/file until the next exchange of keys
    add column key text not null default '';
alter table file.content alter column key drop default;
create index content_from_before on file.content (id) where key = '';

-- keys/file is the key with the number 0: nothing is sealed under it any more, and it is retired
-- and destroyed as the others are.
alter table kernel.secret_key
    drop constraint secret_key_number_check,
    add constraint secret_key_number_check check (number >= 0);
insert into kernel.secret_key (number, made_at, proof)
select 0, min(stored_at), '' from file.file having count(*) > 0;

insert into kernel.sealed_column (table_name, column_name, sealed_under)
select 'file.content', 'key', max(number) from kernel.secret_key
 where retired_at is null and number > 0;
