-- When a report covered the host, whatever it found; what merely names the host is no scan of it.
alter table finding.host_evidence add column covered_at timestamptz;

-- Of older reports only the last time they spoke of the host is known: the best there is until the
-- next report covers it. What is later than anything was received is a wrong clock's word.
select set_config('fengsui.scope', 'school', true);
update finding.host_evidence set covered_at = last_at
where last_at <= (select max(added_at) from finding.fingerprint);
