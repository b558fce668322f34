-- Views of the alarm list that a person keeps, as the screens write them.
create table account_views (
  account varchar(64) primary key references account (name) on delete cascade,
  views varchar(60000) not null
);
