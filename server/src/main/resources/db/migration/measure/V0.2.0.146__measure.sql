-- A measure ends with the system it is about.
alter table measure.measure
    drop constraint measure_state_check,
    drop constraint measure_check,
    add constraint measure_state_check check (state in ('PROPOSED', 'ORDERED', 'CONFIRMED', 'VERIFIED',
        'RESTORATION_ASKED', 'RETESTED', 'LIFTED', 'REVOKED', 'ENDED')),
    add constraint measure_check check (state in ('PROPOSED', 'REVOKED', 'ENDED')
        or (kind_id is not null and executor_id is not null));
