-- What the school consists of: units, people and their posts, systems, networks.
create schema registry;

-- One row; every change of the registry locks it and raises the edition.
create table registry.edition (
    only_row boolean primary key default true check (only_row),
    version bigint not null
);
insert into registry.edition (version) values (1);

create table registry.unit (
    id bigint generated always as identity primary key,
    code text not null unique,
    name text not null,
    parent_id bigint references registry.unit,
    responsible boolean not null,
    version integer not null default 1,
    check (parent_id <> id)
);
create index unit_by_parent on registry.unit (parent_id);
call kernel.fence('registry.unit', 'id');

-- Each unit with every unit above it and itself.
create table registry.unit_path (
    ancestor_id bigint not null references registry.unit,
    unit_id bigint not null references registry.unit,
    depth integer not null,
    primary key (ancestor_id, unit_id)
);
create index unit_path_upwards on registry.unit_path (unit_id, depth);
call kernel.fence('registry.unit_path', 'unit_id');

create table registry.person (
    id bigint generated always as identity primary key,
    code text not null unique,
    name text not null,
    unit_id bigint not null references registry.unit,
    email text,
    phone text,
    version integer not null default 1
);
create index person_by_unit on registry.person (unit_id);
call kernel.fence('registry.person', 'unit_id');

-- Who holds which post from when to when; ended ones stay.
create table registry.appointment (
    id bigint generated always as identity primary key,
    unit_id bigint not null references registry.unit,
    post text not null check (post in ('HEAD', 'DEPUTY', 'LIAISON', 'SECURITY_ADMIN')),
    person_id bigint not null references registry.person,
    from_day date not null,
    to_day date,
    check (to_day is null or to_day >= from_day)
);
create index appointment_by_unit on registry.appointment (unit_id, post, from_day);
create index appointment_by_person on registry.appointment (person_id, from_day);
call kernel.fence('registry.appointment', 'unit_id');

-- A unit also sees the people of other units who hold its posts.
create policy appointed on registry.person for select using (
    exists (select from registry.appointment a where a.person_id = person.id));

create table registry.system (
    id bigint generated always as identity primary key,
    code text not null unique,
    name text not null,
    owner_unit_id bigint not null references registry.unit,
    operator_unit_id bigint references registry.unit,
    user_unit_id bigint references registry.unit,
    off_campus boolean not null,
    important boolean not null,
    grade integer check (grade between 1 and 5),
    filing_number text,
    icp_number text,
    stack text,
    online_from date,
    online_to date,
    valid_from date,
    valid_to date,
    version integer not null default 1
);
create index system_by_owner on registry.system (owner_unit_id);
create index system_by_operator on registry.system (operator_unit_id);
create index system_by_user on registry.system (user_unit_id);

-- Owner, operator and user see the system.
alter table registry.system enable row level security;
alter table registry.system force row level security;
create policy unit_scope on registry.system using (
    (select kernel.sees_school())
    or owner_unit_id = any ((select kernel.seen_units())::bigint[])
    or operator_unit_id = any ((select kernel.seen_units())::bigint[])
    or user_unit_id = any ((select kernel.seen_units())::bigint[]));

create table registry.system_address (
    system_id bigint not null references registry.system,
    position integer not null,
    address text not null,
    primary key (system_id, position)
);
alter table registry.system_address enable row level security;
alter table registry.system_address force row level security;
create policy unit_scope on registry.system_address using (
    (select kernel.sees_school())
    or exists (select from registry.system s where s.id = system_id));

create table registry.network (
    id bigint generated always as identity primary key,
    code text not null unique,
    name text not null,
    unit_id bigint references registry.unit,
    kind text not null
        check (kind in ('SERVER', 'OFFICE', 'DORMITORY', 'WIFI', 'NAT', 'VPN')),
    valid_from date,
    valid_to date,
    version integer not null default 1,
    check (unit_id is not null or kind in ('DORMITORY', 'WIFI', 'NAT', 'VPN'))
);
create index network_by_unit on registry.network (unit_id);
call kernel.fence('registry.network', 'unit_id');

create table registry.network_address (
    network_id bigint not null references registry.network,
    position integer not null,
    address text not null,
    primary key (network_id, position)
);
alter table registry.network_address enable row level security;
alter table registry.network_address force row level security;
create policy unit_scope on registry.network_address using (
    (select kernel.sees_school())
    or exists (select from registry.network n where n.id = network_id));

-- What an upload would change, waiting to be applied: the rows as they shall stand.
create table registry.preview (
    id bigint generated always as identity primary key,
    token text not null unique,
    edition bigint not null,
    file_name text not null,
    account_id bigint not null,
    made_at timestamptz not null,
    rows_to_write text not null,
    unchanged integer not null,
    applied_at timestamptz
);
