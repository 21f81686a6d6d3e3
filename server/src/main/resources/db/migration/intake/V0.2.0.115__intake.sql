-- What an operator says the report looked at, where it does not say so itself; null where nobody did.
alter table intake.import
    add column declared_hosts text,
    add column declared_ports text,
    add column declared_login boolean,
    add constraint import_declared
        check (num_nulls(declared_hosts, declared_ports, declared_login) in (0, 3));
