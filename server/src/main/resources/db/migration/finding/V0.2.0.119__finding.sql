-- What an import opened and what it closed is read by links from its page. What it saw again has no
-- index: each import would rewrite it for every result.
create index episode_by_import on finding.episode (opened_import) where opened_import is not null;
create index sighting_by_end on finding.sighting (ended_import) where ended_import is not null;
