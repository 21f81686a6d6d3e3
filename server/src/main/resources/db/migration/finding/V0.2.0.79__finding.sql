-- A notice to a unit that supports and was assigned the finding: it has not changed hands for that.
alter table finding.notice_link add column assigned boolean not null default false;
