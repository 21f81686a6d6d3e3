-- What is open is counted on many pages; an index of its own, with who sees it, answers that
-- without the rows.
create index episode_open_count on finding.episode (severity) include (visible_to)
    where current and state <> 'CLOSED' and state <> 'ACCEPTED'
        and (state <> 'NEW' or hidden_by is null);
