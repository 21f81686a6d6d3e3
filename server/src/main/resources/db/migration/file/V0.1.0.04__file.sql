-- Files: content once per SHA-256 in encrypted chunks, and who keeps it about what.
create schema file;

create table file.content (
    sha256 bytea primary key check (octet_length(sha256) = 32),
    size bigint not null check (size > 0)
);

create table file.chunk (
    sha256 bytea not null references file.content,
    number integer not null check (number >= 0),
    bytes bytea not null,
    primary key (sha256, number)
);
-- The bytes are encrypted: they neither compress nor fit a page.
alter table file.chunk alter column bytes set storage external;

create table file.file (
    id bigint generated always as identity primary key,
    subject_type text not null,
    subject_id bigint not null,
    unit_id bigint,
    kind text not null check (kind in ('EVIDENCE', 'IMPORT', 'DOCUMENT')),
    name text not null,
    media_type text not null,
    sha256 bytea not null references file.content,
    size bigint not null,
    stored_at timestamptz not null,
    stored_by bigint not null,
    stored_by_name text not null
);
create index file_by_subject on file.file (subject_type, subject_id, id);
create index file_by_content on file.file (sha256);
call kernel.fence('file.file', 'unit_id');
