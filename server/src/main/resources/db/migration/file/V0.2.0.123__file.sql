-- What a content is sealed with under its key, which is sealed itself: those of another cipher than
-- the newest key's are written anew by an exchange of keys. All there are stand under AES.
alter table file.content
    add column cipher text not null default 'aes' check (cipher in ('aes', 'sm4'));
