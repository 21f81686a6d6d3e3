-- 解释口径: what the CAC office decided of a reading of the profile (第十六条). Only ever added; the
-- latest that is about the profile's wording holds for what is written after it.
create table obligation.ruling (
    reading text not null,
    number integer not null check (number > 0),
    outcome text not null check (outcome in ('ADOPTED', 'REWORDED')),
    -- The wording of the profile that was decided about; another has not been decided.
    proposed text not null,
    text_zh text not null,
    text_en text not null,
    office text not null,
    document text not null,
    decided_on date not null,
    reason text not null,
    account_id bigint not null,
    written_by text not null,
    at timestamptz not null,
    primary key (reading, number),
    check ((outcome = 'ADOPTED') = (proposed = text_zh))
);

create trigger ruling_only_added before update or delete on obligation.ruling
    for each row execute function obligation.refuse_change();
