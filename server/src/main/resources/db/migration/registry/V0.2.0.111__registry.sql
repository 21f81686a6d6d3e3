-- A unit proposes the retirement of its system: note says why, and here stands how it was found
-- unreachable (第八条).
alter table registry.proposal
    drop constraint proposal_kind_check,
    add constraint proposal_kind_check check (
        kind in ('SYSTEM_NEW', 'SYSTEM_CHANGE', 'SYSTEM_RETIRE', 'PERSON_CHANGE', 'POST_APPOINT',
            'POST_END')),
    add column proof_method text,
    add column proof_checked_at timestamptz,
    add column proof_checked_by text,
    add column proof_evidence text,
    add constraint proposal_proof check ((kind = 'SYSTEM_RETIRE') = (proof_method is not null
        and proof_checked_at is not null and proof_checked_by is not null
        and proof_evidence is not null));
