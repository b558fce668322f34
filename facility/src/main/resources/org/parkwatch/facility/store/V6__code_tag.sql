-- Words that people put on places, cabinets and equipment, for rules to ask for.
create table code_tag (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  code       varchar(100) not null,
  tag        varchar(100) not null
);
