-- One hole that two scanners report is one finding with two fingerprints. What they share: place and
-- CVE numbers, all of them and no others; null where a finding has none, or is a page's.
alter table finding.fingerprint
    add column merge_key uuid,
    -- how it came to its finding; null for the one that opened it
    add column joined_at timestamptz,
    add column joined_import bigint;

create function finding.merge_key(
    address inet, target text, port integer, protocol text, url text, refs text[]) returns uuid
    language sql immutable as $$
    select case
             when url is null and cves <> ''
               then md5(concat_ws('|', coalesce(host(address), target), coalesce(port, 0),
                                  coalesce(protocol, ''), cves))::uuid
           end
      from (select coalesce(string_agg(distinct upper(ref), ' ' order by upper(ref)), '') as cves
              from unnest(refs) as told (ref)
             where upper(ref) like 'CVE-%') numbers
$$;

update finding.fingerprint p
   set merge_key = finding.merge_key(f.ip, p.target, p.port, p.protocol, f.url, f.refs)
  from finding.finding f
 where f.id = p.finding_id;

create index fingerprint_merge on finding.fingerprint (merge_key) where merge_key is not null;
