-- 大屏: devices in halls, each known by the hash of its word. The school's alone.
create schema desk;
create table desk.screen (
    id bigint generated always as identity primary key,
    name text not null check (name <> ''),
    word_sha256 text not null unique,
    made_by bigint not null,
    maker text not null,
    made_at timestamptz not null,
    revoked_at timestamptz,
    seen_at timestamptz
);
alter table desk.screen enable row level security;
alter table desk.screen force row level security;
create policy school on desk.screen using ((select kernel.sees_school()));
