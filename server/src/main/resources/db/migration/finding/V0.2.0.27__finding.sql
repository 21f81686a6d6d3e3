-- What was closed in a period, and what was open since an instant.
create index episode_by_closing on finding.episode (closed_at) where closed_at is not null;
