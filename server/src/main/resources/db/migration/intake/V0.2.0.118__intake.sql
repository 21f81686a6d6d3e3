-- Every page counts what is held.
create index import_held on intake.import (id) where state = 'HELD';
