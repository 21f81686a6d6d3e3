-- 负责人确认: an answer that counts when a leader of the unit has confirmed it.
alter table notice.item drop constraint item_state_check;
alter table notice.item add constraint item_state_check
    check (state in ('OPEN', 'UNCONFIRMED', 'ANSWERED', 'VERIFIED', 'ACCEPTED_ON_PAPER', 'EXCUSED',
        'WITHDRAWN', 'TRANSFERRED', 'CARRIED_OVER'));
alter table notice.answer
    add column confirmation text
        check (confirmation in ('AWAITED', 'GIVEN', 'ON_PAPER', 'REFUSED')),
    add column confirmed_by bigint,
    add column confirmer text,
    add column confirmed_at timestamptz,
    -- Who is asked, who signed the paper, or why it was sent back.
    add column confirmed_note text not null default '',
    add check ((confirmed_at is null) = (confirmation is null or confirmation = 'AWAITED'));
