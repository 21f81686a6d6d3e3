-- More ways than mail and inbox, tried one after the other.
alter table delivery.message drop constraint message_channel_check;
alter table delivery.message add constraint message_channel_check
    check (channel in ('INBOX', 'WECOM', 'MAIL', 'SMS', 'VOICE', 'ROBOT'));
alter table delivery.message drop constraint message_state_check;
alter table delivery.message add constraint message_state_check
    check (state in ('WAITING', 'SENDING', 'ACCEPTED', 'GIVEN_UP', 'SPARED'));

alter table delivery.message
    add column wecom_id text,
    add column mobile text,
    -- what may stand on a locked telephone's screen
    add column brief text,
    -- may wait for the end of the quiet hours
    add column calm boolean not null default false,
    -- the ways that are tried after this one, in their order
    add column then_by text[] not null default '{}',
    add column failed_at timestamptz,
    add column failure text;

-- The limits of a channel are counted from what it accepted.
create index message_accepted on delivery.message (channel, settled_at) where state = 'ACCEPTED';
create index message_reached on delivery.message (recipient_key, channel, settled_at)
    where state = 'ACCEPTED' and channel in ('WECOM', 'SMS', 'ROBOT');
create index message_failed on delivery.message (channel, failed_at) where failed_at is not null;
