-- 收文邮箱 (第九条): mails of superiors, which a person makes circulars of. The school's alone.
create schema mailbox;

create procedure mailbox.fence(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy school on %s using ((select kernel.sees_school()))', target);
end
$$;

create table mailbox.box (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    name text not null unique,
    host text not null,
    port integer not null check (port between 1 and 65535),
    username text not null,
    -- sealed
    password text not null,
    -- the school's own certificate authority as PEM; empty where a public one signs
    authority text not null,
    active boolean not null,
    -- how far it was read; 0 before it was first
    uid_validity bigint not null default 0,
    last_uid bigint not null default 0,
    checked_at timestamptz,
    -- why it could not be read last time; empty where it could
    trouble text not null default ''
);

-- Whose mails they are: an address, or @ and a domain.
create table mailbox.sender (
    id bigint generated always as identity primary key,
    address text not null unique,
    source_id bigint not null,
    by_account bigint not null,
    at timestamptz not null
);

create table mailbox.mail (
    id bigint generated always as identity primary key,
    box_id bigint not null references mailbox.box (id),
    uid_validity bigint not null,
    uid bigint not null,
    message_id text not null,
    arrived_at timestamptz not null,
    sender text not null,
    sender_name text not null,
    subject text not null,
    state text not null check (state in ('TO_REGISTER', 'UNKNOWN_SENDER', 'REGISTERED', 'SET_ASIDE',
        'AUTOMATIC', 'REPEATED', 'TOO_LARGE', 'UNREADABLE', 'REFUSED')),
    source_id bigint,
    note text not null,
    body text not null,
    circular_id bigint,
    decided_at timestamptz,
    decider text not null default '',
    unique (box_id, uid_validity, uid)
);
create index mail_message on mailbox.mail (message_id) where message_id <> '';
create index mail_circular on mailbox.mail (circular_id);

create table mailbox.part (
    id bigint generated always as identity primary key,
    mail_id bigint not null references mailbox.mail (id),
    file_id bigint,
    name text not null,
    state text not null,
    text text not null
);
create index part_mail on mailbox.part (mail_id);

call mailbox.fence('mailbox.box');
call mailbox.fence('mailbox.sender');
call mailbox.fence('mailbox.mail');
call mailbox.fence('mailbox.part');

insert into kernel.sealed_column (table_name, column_name, sealed_under)
select 'mailbox.box', 'password', max(number) from kernel.secret_key
 where retired_at is null and number > 0;
