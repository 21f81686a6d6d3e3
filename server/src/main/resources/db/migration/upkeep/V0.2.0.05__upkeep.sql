-- How long each kind of data is kept, and why. A kind without days is kept for ever.
create schema upkeep;

create table upkeep.retention (
    kind           text   primary key,
    days           integer check (days > 0),
    reason         text   not null check (reason <> ''),
    last_run       timestamptz,
    last_forgotten bigint not null default 0 check (last_forgotten >= 0),
    forgotten      bigint not null default 0 check (forgotten >= 0)
);

insert into upkeep.retention (kind, days, reason) values
    ('audit', null, '审计日志不删除：链条须可核验'),
    ('findings', null, '发现、发生记录与整改过程是处置依据'),
    ('notices', null, '通知书、送达与答复是公文档案'),
    ('messages', null, '送达凭据（第十条的送达时间由此证明）'),
    ('uploads', null, '原始报告是发现的证据，并可重新读取'),
    ('closed-evidence', 1095, '已关闭三年的问题不再需要扫描器所见的原文，而它对攻击者仍有价值');
