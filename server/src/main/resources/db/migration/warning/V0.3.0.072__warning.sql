-- Who sees the school sees every row of every table without asking another one, as a backup does.
drop policy unit_scope on warning.hit;
create policy unit_scope on warning.hit using ((select kernel.sees_school())
    or exists (select from warning.asked a where a.id = asked_id));
