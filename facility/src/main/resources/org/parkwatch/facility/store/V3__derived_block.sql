-- Points that are computed and not read: owner is the id of a cabinet, a place or a tenant, as kind says. Ids come from
-- the same row of numbers as those of devices.
create table derived_block (
  row_id         bigint      not null primary key,
  valid_from     bigint      not null,
  valid_to       bigint      not null,
  kind           varchar(20) not null,
  owner          integer     not null,
  cell           integer     not null,
  first_point    integer     not null,
  point_capacity integer     not null,
  point_set      integer     not null
);
