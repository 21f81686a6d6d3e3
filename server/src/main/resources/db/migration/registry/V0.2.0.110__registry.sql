-- What universities register of a system beside what stands: the latest test of its grade, the
-- site's filing with the police (apart from the filing of the grade, filing_number), whether its
-- technical owner is on the staff, who looks after its pages, and whether visitors can write there.
alter table registry.system
    add column tested_on date,
    add column police_number text,
    add column technical_staff boolean,
    add column site_admin text,
    add column interactive boolean;
