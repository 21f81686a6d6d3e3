-- 非我校: a person's word on a finding that outlives its episodes is a ruling, and there are two.
select set_config('fengsui.scope', 'school', true);

-- Decided by a person and kept however often the machine sees it again.
alter table finding.finding
    add column ruling text check (ruling in ('FALSE_POSITIVE', 'NOT_OURS'));
update finding.finding set ruling = 'FALSE_POSITIVE' where false_positive;
alter table finding.finding drop column false_positive;

alter table finding.episode drop constraint episode_closed_as_check;
alter table finding.episode add constraint episode_closed_as_check
    check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'NOT_OURS', 'SUPERSEDED', 'NOT_TRACED',
                         'TERMINAL', 'RETIRED', 'TAKEN_OVER'));

alter table finding.false_positive_request rename to ruling_request;
alter index finding.false_positive_open rename to ruling_open;
alter table finding.ruling_request
    add column ruling text not null default 'FALSE_POSITIVE'
        check (ruling in ('FALSE_POSITIVE', 'NOT_OURS'));
alter table finding.ruling_request alter column ruling drop default;
