-- The user id in WeCom by which a person is written to there.
alter table registry.person add column wecom_id text;
