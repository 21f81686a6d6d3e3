-- A unit proposes changes of its own row and networks too.
alter table registry.proposal
    drop constraint proposal_kind_check,
    add constraint proposal_kind_check check (
        kind in ('SYSTEM_NEW', 'SYSTEM_CHANGE', 'SYSTEM_RETIRE', 'UNIT_CHANGE', 'NETWORK_NEW',
            'NETWORK_CHANGE', 'PERSON_CHANGE', 'POST_APPOINT', 'POST_END'));
