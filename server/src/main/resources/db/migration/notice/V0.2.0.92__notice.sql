-- Which version of the school's own paper a notice was frozen with; null for the standard.
alter table notice.notice add column template_id bigint;
