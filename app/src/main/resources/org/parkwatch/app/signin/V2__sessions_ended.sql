-- How often all sessions of the account were ended: return tickets from before are void.
alter table account add column sessions_ended integer default 0 not null;
