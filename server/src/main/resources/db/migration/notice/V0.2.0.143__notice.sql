-- 代录: what a unit asks for by telephone or on paper, entered by the office: who said it, how to
-- reach them, and when.
alter table notice.request
    add column via text not null default 'PORTAL' check (via in ('PORTAL', 'PHONE', 'PAPER')),
    add column said_by text not null default '',
    add column said_reach text not null default '',
    add column said_at timestamptz,
    add check ((via = 'PORTAL') = (said_by = '')),
    add check ((via = 'PORTAL') = (said_at is null));
