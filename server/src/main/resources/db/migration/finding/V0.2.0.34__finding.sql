-- Rows are seen by whoever sees the school only, also by a migration: what stood before gets its key.
select set_config('fengsui.scope', 'school', true);

update finding.fingerprint p
   set merge_key = finding.merge_key(f.ip, p.target, p.port, p.protocol, f.url, f.refs)
  from finding.finding f
 where f.id = p.finding_id and p.merge_key is null;
