-- 考核: what came back in a period, by unit.
create index episode_regressed on finding.episode (opened_at) include (unit_id) where regressed;
