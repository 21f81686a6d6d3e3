-- 自有版式: papers a school laid out in Word, in versions, and which of them was in use when.
create table document.template (
    id bigint generated always as identity primary key,
    kind text not null check (kind <> ''),
    style text not null check (style in ('FILE', 'LETTER')),
    file_name text not null,
    -- Of the file that came, which is not kept; what is kept was written from what was read.
    sha256 text not null,
    note text not null,
    word bytea not null,
    uploaded_by bigint not null,
    uploader text not null,
    uploaded_at timestamptz not null
);

create table document.template_use (
    id bigint generated always as identity primary key,
    kind text not null,
    style text not null check (style in ('FILE', 'LETTER')),
    -- Null for the standard.
    template_id bigint references document.template (id),
    decided_by bigint not null,
    decider text not null,
    decided_at timestamptz not null
);
create index template_use_latest on document.template_use (kind, style, id desc);

do $$
declare
    target text;
begin
    foreach target in array array['template', 'template_use'] loop
        execute format('alter table document.%I enable row level security', target);
        execute format('alter table document.%I force row level security', target);
        execute format(
            'create policy school on document.%I using ((select kernel.sees_school()))', target);
    end loop;
end
$$;
