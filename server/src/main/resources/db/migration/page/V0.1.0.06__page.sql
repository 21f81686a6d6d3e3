-- What the page kit remembers for people: drafts of forms, saved views of lists, the language
-- chosen last.
create schema page;

create table page.draft (
    account_id bigint not null,
    form_key   text not null check (length(form_key) between 1 and 200),
    body       text not null,
    kept_at    timestamptz not null,
    primary key (account_id, form_key)
);

create index draft_age on page.draft (kept_at);

create table page.preference (
    account_id bigint primary key,
    language   text not null check (language in ('zh', 'en'))
);

create table page.saved_view (
    account_id bigint not null,
    list_key   text not null check (length(list_key) between 1 and 100),
    name       text not null check (length(name) between 1 and 60),
    address    text not null check (address like '/%' and length(address) <= 2000),
    saved_at   timestamptz not null,
    primary key (account_id, list_key, name)
);
