-- 研判 (第十二条): what was seen, how it was judged, what is reported to whom; and what standards say.
create schema assessment;

create table assessment.assessment (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('OPEN', 'PROPOSED', 'RETURNED', 'DECIDED', 'REPROPOSED')),
    subject_type text,
    subject_id bigint,
    title text not null check (title <> ''),
    seen text not null,
    found_at timestamptz not null,
    unit_ids bigint[] not null,
    round integer not null default 0,
    opened_at timestamptz not null,
    handling_ended_at timestamptz,
    check ((subject_type is null) = (subject_id is null)),
    check (found_at <= opened_at)
);
create index assessment_by_subject on assessment.assessment (subject_type, subject_id);
create index assessment_by_state on assessment.assessment (state, id);

-- Every judgement there was; one waits at most, the last that was decided holds.
create table assessment.judgement (
    assessment_id bigint not null references assessment.assessment,
    round integer not null check (round > 0),
    importance text not null check (importance in ('VITAL', 'IMPORTANT', 'ORDINARY')),
    damage text not null check (damage in ('EXTREME', 'SEVERE', 'LARGE', 'ORDINARY')),
    likelihood text not null check (likelihood in ('PREVENTABLE', 'LIKELY', 'HAPPENED')),
    crime boolean not null,
    reason text not null,
    grade text not null check (grade in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    proposed_by bigint not null,
    proposer text not null,
    proposed_at timestamptz not null,
    verdict text not null check (verdict in ('WAITING', 'DECIDED', 'RETURNED')),
    decider text not null default '',
    decided_at timestamptz,
    note text not null default '',
    primary key (assessment_id, round),
    check ((verdict = 'WAITING') = (decided_at is null))
);
create unique index judgement_waiting on assessment.judgement (assessment_id)
    where verdict = 'WAITING';

-- What is owed to one superior; owed once at a time.
create table assessment.report (
    id bigint generated always as identity primary key,
    assessment_id bigint not null references assessment.assessment,
    superior text not null check (superior in ('LEADING_GROUP', 'PROVINCE', 'CAC', 'POLICE')),
    state text not null check (state in ('OWED', 'ASKED', 'APPROVED', 'REFUSED', 'SENT',
        'SUPPLEMENTED', 'SUMMARISED', 'DROPPED')),
    ahead_by bigint,
    ratified_at timestamptz,
    approved_at timestamptz,
    check (ratified_at is null or ahead_by is not null)
);
create unique index report_owed_once on assessment.report (assessment_id, superior)
    where state <> 'DROPPED';

-- What went out, in order; only ever added. The items are those of 第七条, in its order.
create table assessment.sent (
    id bigint generated always as identity primary key,
    report_id bigint not null references assessment.report,
    kind text not null check (kind in ('FIRST', 'SUPPLEMENT', 'SUMMARY')),
    ahead boolean not null,
    way text not null check (way in ('PHONE', 'FAX', 'PLATFORM', 'MAIL')),
    at timestamptz not null,
    recipient text not null check (recipient <> ''),
    reference text not null,
    items text[] not null check (cardinality(items) = 8),
    who text not null,
    recorded_at timestamptz not null,
    check (at <= recorded_at)
);
create index sent_of_report on assessment.sent (report_id, id);

-- What the leading group was asked and said; one question at a time.
create table assessment.approval (
    id bigint generated always as identity primary key,
    assessment_id bigint not null references assessment.assessment,
    asked_by bigint not null,
    asker text not null,
    asked_at timestamptz not null,
    words_asked text not null check (words_asked <> ''),
    yes boolean,
    who text,
    at timestamptz,
    words text,
    caller text,
    phone text,
    check ((yes is null) = (at is null)),
    check ((caller is null) = (phone is null))
);
create unique index approval_waiting on assessment.approval (assessment_id) where yes is null;

-- Who did what, in order; only ever added.
create table assessment.act (
    id bigint generated always as identity primary key,
    assessment_id bigint not null references assessment.assessment,
    what text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_of_assessment on assessment.act (assessment_id, id);

-- What standards say. A row is replaced by another one and kept.
create table assessment.matrix (
    id bigint generated always as identity primary key,
    current boolean not null default true,
    importance text not null check (importance in ('VITAL', 'IMPORTANT', 'ORDINARY')),
    damage text not null check (damage in ('EXTREME', 'SEVERE', 'LARGE', 'ORDINARY')),
    grade text not null check (grade in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    source text not null check (source <> ''),
    as_of date not null,
    checked boolean not null,
    replaced_by text not null default ''
);
create unique index matrix_current on assessment.matrix (importance, damage) where current;

create table assessment.category (
    id bigint generated always as identity primary key,
    current boolean not null default true,
    code text not null,
    parent text not null,
    name text not null check (name <> ''),
    code_2007 text not null
        check (code_2007 in ('MI', 'NAI', 'IDI', 'ICSI', 'FF', 'DI', 'OI')),
    place integer not null,
    source text not null check (source <> ''),
    as_of date not null,
    checked boolean not null,
    replaced_by text not null default ''
);
create unique index category_current on assessment.category (code) where current;

create procedure assessment.fence(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy school on %s using ((select kernel.sees_school()))', target);
end
$$;

select set_config('fengsui.scope', 'school', true);

insert into assessment.matrix (importance, damage, grade, source, as_of, checked)
select importance, damage, grade, 'GB/T 32924-2016 两要素，色级对应为整理所得，待与标准原文核对',
    date '2026-11-22', false
from (values
    ('VITAL', 'EXTREME', 'RED'),
    ('VITAL', 'SEVERE', 'ORANGE'),
    ('VITAL', 'LARGE', 'YELLOW'),
    ('VITAL', 'ORDINARY', 'YELLOW'),
    ('IMPORTANT', 'EXTREME', 'ORANGE'),
    ('IMPORTANT', 'SEVERE', 'YELLOW'),
    ('IMPORTANT', 'LARGE', 'YELLOW'),
    ('IMPORTANT', 'ORDINARY', 'BLUE'),
    ('ORDINARY', 'EXTREME', 'YELLOW'),
    ('ORDINARY', 'SEVERE', 'YELLOW'),
    ('ORDINARY', 'LARGE', 'BLUE'),
    ('ORDINARY', 'ORDINARY', 'BLUE')) as cell (importance, damage, grade);

insert into assessment.category (code, parent, name, code_2007, place, source, as_of, checked)
select code, parent, name, code_2007, place,
    'GB/T 20986-2023 类别名称；代码及与 GB/Z 20986-2007 的对应待与附录 B 核对',
    date '2026-11-22', false
from (values
    (1, 'MP', '', '恶意程序事件', 'MI'),
    (2, 'MP-01', 'MP', '计算机病毒事件', 'MI'),
    (3, 'MP-02', 'MP', '网络蠕虫事件', 'MI'),
    (4, 'MP-03', 'MP', '特洛伊木马事件', 'MI'),
    (5, 'MP-04', 'MP', '僵尸网络事件', 'MI'),
    (6, 'MP-05', 'MP', '恶意代码内嵌网页事件', 'MI'),
    (7, 'MP-06', 'MP', '恶意代码宿主站点事件', 'MI'),
    (8, 'MP-07', 'MP', '勒索软件事件', 'MI'),
    (9, 'MP-08', 'MP', '挖矿病毒事件', 'MI'),
    (10, 'MP-09', 'MP', '混合攻击程序事件', 'MI'),
    (11, 'MP-10', 'MP', '其他恶意程序事件', 'MI'),
    (12, 'NA', '', '网络攻击事件', 'NAI'),
    (13, 'NA-01', 'NA', '网络扫描探测事件', 'NAI'),
    (14, 'NA-02', 'NA', '网络钓鱼事件', 'NAI'),
    (15, 'NA-03', 'NA', '漏洞利用事件', 'NAI'),
    (16, 'NA-04', 'NA', '后门利用事件', 'NAI'),
    (17, 'NA-05', 'NA', '后门植入事件', 'NAI'),
    (18, 'NA-06', 'NA', '凭据攻击事件', 'NAI'),
    (19, 'NA-07', 'NA', '信号干扰事件', 'NAI'),
    (20, 'NA-08', 'NA', '拒绝服务事件', 'NAI'),
    (21, 'NA-09', 'NA', '网页篡改事件', 'NAI'),
    (22, 'NA-10', 'NA', '暗链植入事件', 'NAI'),
    (23, 'NA-11', 'NA', '域名劫持事件', 'NAI'),
    (24, 'NA-12', 'NA', '域名转嫁事件', 'NAI'),
    (25, 'NA-13', 'NA', 'DNS污染事件', 'NAI'),
    (26, 'NA-14', 'NA', 'WLAN劫持事件', 'NAI'),
    (27, 'NA-15', 'NA', '流量劫持事件', 'NAI'),
    (28, 'NA-16', 'NA', 'BGP劫持攻击事件', 'NAI'),
    (29, 'NA-17', 'NA', '广播欺诈事件', 'NAI'),
    (30, 'NA-18', 'NA', '失陷主机事件', 'NAI'),
    (31, 'NA-19', 'NA', '供应链攻击事件', 'NAI'),
    (32, 'NA-20', 'NA', 'APT事件', 'NAI'),
    (33, 'NA-21', 'NA', '其他网络攻击事件', 'NAI'),
    (34, 'DS', '', '数据安全事件', 'IDI'),
    (35, 'DS-01', 'DS', '数据篡改事件', 'IDI'),
    (36, 'DS-02', 'DS', '数据假冒事件', 'IDI'),
    (37, 'DS-03', 'DS', '数据泄露事件', 'IDI'),
    (38, 'DS-04', 'DS', '社会工程事件', 'IDI'),
    (39, 'DS-05', 'DS', '数据窃取事件', 'IDI'),
    (40, 'DS-06', 'DS', '数据拦截事件', 'IDI'),
    (41, 'DS-07', 'DS', '位置检测事件', 'IDI'),
    (42, 'DS-08', 'DS', '数据投毒事件', 'IDI'),
    (43, 'DS-09', 'DS', '数据滥用事件', 'IDI'),
    (44, 'DS-10', 'DS', '隐私侵犯事件', 'IDI'),
    (45, 'DS-11', 'DS', '数据损失事件', 'IDI'),
    (46, 'DS-12', 'DS', '其他数据安全事件', 'IDI'),
    (47, 'IC', '', '信息内容安全事件', 'ICSI'),
    (48, 'IC-01', 'IC', '反动宣传事件', 'ICSI'),
    (49, 'IC-02', 'IC', '暴恐宣扬事件', 'ICSI'),
    (50, 'IC-03', 'IC', '色情传播事件', 'ICSI'),
    (51, 'IC-04', 'IC', '虚假信息传播事件', 'ICSI'),
    (52, 'IC-05', 'IC', '权益侵害事件', 'ICSI'),
    (53, 'IC-06', 'IC', '信息滥发事件', 'ICSI'),
    (54, 'IC-07', 'IC', '网络欺诈事件', 'ICSI'),
    (55, 'IC-08', 'IC', '其他信息内容安全事件', 'ICSI'),
    (56, 'DE', '', '设备设施故障事件', 'FF'),
    (57, 'DE-01', 'DE', '技术故障事件', 'FF'),
    (58, 'DE-02', 'DE', '配套设施故障事件', 'FF'),
    (59, 'DE-03', 'DE', '物理损害事件', 'FF'),
    (60, 'DE-04', 'DE', '辐射干扰事件', 'FF'),
    (61, 'DE-05', 'DE', '其他设备设施故障事件', 'FF'),
    (62, 'RO', '', '违规操作事件', 'OI'),
    (63, 'RO-01', 'RO', '权限滥用事件', 'OI'),
    (64, 'RO-02', 'RO', '权限伪造事件', 'OI'),
    (65, 'RO-03', 'RO', '行为抵赖事件', 'OI'),
    (66, 'RO-04', 'RO', '故意违规操作事件', 'OI'),
    (67, 'RO-05', 'RO', '误操作事件', 'OI'),
    (68, 'RO-06', 'RO', '人员可用性破坏事件', 'OI'),
    (69, 'RO-07', 'RO', '资源未授权使用事件', 'OI'),
    (70, 'RO-08', 'RO', '版权违反事件', 'OI'),
    (71, 'RO-09', 'RO', '其他违规操作事件', 'OI'),
    (72, 'SHE', '', '安全隐患事件', 'OI'),
    (73, 'SHE-01', 'SHE', '网络漏洞事件', 'OI'),
    (74, 'SHE-02', 'SHE', '网络配置合规缺陷事件', 'OI'),
    (75, 'SHE-03', 'SHE', '其他安全隐患事件', 'OI'),
    (76, 'AB', '', '异常行为事件', 'OI'),
    (77, 'AB-01', 'AB', '访问异常事件', 'OI'),
    (78, 'AB-02', 'AB', '流量异常事件', 'OI'),
    (79, 'AB-03', 'AB', '其他异常行为事件', 'OI'),
    (80, 'FOC', '', '不可抗力事件', 'DI'),
    (81, 'FOC-01', 'FOC', '自然灾害事件', 'DI'),
    (82, 'FOC-02', 'FOC', '事故灾难事件', 'DI'),
    (83, 'FOC-03', 'FOC', '公共卫生事件', 'DI'),
    (84, 'FOC-04', 'FOC', '社会安全事件', 'DI'),
    (85, 'FOC-05', 'FOC', '其他不可抗力事件', 'DI'),
    (86, 'OTH', '', '其他事件', 'OI')) as category (place, code, parent, name, code_2007);

call assessment.fence('assessment.assessment');
call assessment.fence('assessment.judgement');
call assessment.fence('assessment.report');
call assessment.fence('assessment.sent');
call assessment.fence('assessment.approval');
call assessment.fence('assessment.act');
call assessment.fence('assessment.matrix');
call assessment.fence('assessment.category');
