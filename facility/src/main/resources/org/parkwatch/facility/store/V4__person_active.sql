-- A disabled account keeps its name in the audit trail; nobody can sign in with it.
alter table person add column active boolean default true not null;
