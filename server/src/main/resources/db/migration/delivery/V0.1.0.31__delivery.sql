create schema delivery;

-- The outbox: one row a message and channel. Rows stay as the record of what was said to whom.
create table delivery.message (
    id              bigint generated always as identity primary key,
    idempotency_key text        not null,
    channel         text        not null check (channel in ('MAIL', 'INBOX')),
    about_type      text        not null,
    about_id        bigint      not null,
    unit_id         bigint,
    recipient_key   text        not null,
    recipient_name  text        not null,
    email           text,
    account_id      bigint,
    subject         text        not null check (subject !~ '[\r\n]'),
    body            text        not null,
    path            text        not null,
    state           text        not null check (state in ('WAITING', 'SENDING', 'ACCEPTED', 'GIVEN_UP')),
    attempts        integer     not null default 0,
    created_at      timestamptz not null,
    next_attempt    timestamptz not null,
    settled_at      timestamptz,
    reply           text,
    read_at         timestamptz,
    unique (idempotency_key, channel)
);

create index message_due on delivery.message (next_attempt, id) where state in ('WAITING', 'SENDING');
create index message_about on delivery.message (about_type, about_id);
create index message_inbox on delivery.message (account_id, id desc) where channel = 'INBOX' and state = 'ACCEPTED';
create index message_unread on delivery.message (account_id)
    where channel = 'INBOX' and state = 'ACCEPTED' and read_at is null;

call kernel.fence('delivery.message', 'unit_id');
