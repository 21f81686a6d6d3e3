-- What is asked about a finding ends with it; what stayed open of closed ones waits for nobody.
select set_config('fengsui.scope', 'school', true);

update finding.ruling_request r
   set decided_at = e.closed_at, granted = false, decision_reason = '随隐患关闭而终止'
  from finding.episode e
 where e.id = r.episode_id and e.state = 'CLOSED' and r.decided_at is null;
