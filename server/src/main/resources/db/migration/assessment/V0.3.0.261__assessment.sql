-- What turned out to be nothing is withdrawn.
alter table assessment.assessment drop constraint assessment_state_check;
alter table assessment.assessment add constraint assessment_state_check
    check (state in ('OPEN', 'PROPOSED', 'RETURNED', 'DECIDED', 'REPROPOSED', 'WITHDRAWN'));
