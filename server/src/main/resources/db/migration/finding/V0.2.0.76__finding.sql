-- When a report covered the host, whatever it found; what merely names the host is no scan of it.
-- Unknown of what came before: the next report that covers the host tells.
alter table finding.host_evidence add column covered_at timestamptz;
