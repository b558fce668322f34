-- How people prove who they are. Who they are and what they may do lies in the facility schema.
create table account (
  name varchar(64) primary key,
  password_hash varchar(200) not null,
  changed_at timestamp with time zone not null
);
