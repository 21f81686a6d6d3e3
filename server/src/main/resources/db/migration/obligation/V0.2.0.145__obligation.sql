-- As what an obligation is waived, to be asked for; of those waived before, what their entries say.
select set_config('fengsui.scope', 'school', true);

alter table obligation.obligation add column waived_as text
    check (waived_as in ('WITHDRAWN', 'MISDIRECTED', 'FALSE_POSITIVE', 'NOT_OURS',
        'RISK_ACCEPTED', 'RETIRED', 'OTHER'));

update obligation.obligation o
   set waived_as = coalesce((
       select case
           when e.text like '%不属于该单位，改派：%' then 'MISDIRECTED'
           when e.text like '%误报：%' then 'FALSE_POSITIVE'
           when e.text like '%非我校：%' then 'NOT_OURS'
           when e.text like '%风险已接受%' then 'RISK_ACCEPTED'
           when e.text like '%已下线%' or e.written_by = 'finding.rescan-dropped' then 'RETIRED'
           when e.text like '%撤回：%'
               or e.written_by in ('measure.revoked', 'notice.item-supervision-lifted')
               then 'WITHDRAWN'
           else 'OTHER' end
         from obligation.entry e
        where e.obligation_id = o.id and e.kind = 'WAIVED'
        order by e.id desc
        limit 1), 'OTHER')
 where o.state = 'WAIVED';

alter table obligation.obligation add constraint obligation_waived_check
    check ((state = 'WAIVED') = (waived_as is not null));
create index obligation_waived on obligation.obligation (due_at, id) where state = 'WAIVED';
