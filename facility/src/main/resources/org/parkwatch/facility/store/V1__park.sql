-- The room facility: what stands where and feeds what, who works here, who did what.
--
-- Every table of the park keeps versions: a row holds from valid_from (inclusive) until valid_to (exclusive), both in
-- milliseconds since 1970 UTC, as bigint because reading 200,000 timestamps with zone costs a second at every start.
-- 253402214400000 (9999-12-31) means "still holds". A change closes the row and adds one; no row is ever deleted, so ids are
-- never given twice. The same text runs on H2 and PostgreSQL.

create table park_revision (
  revision    bigint       not null primary key,
  hash        varchar(64)  not null,
  zone        varchar(64)  not null,
  next_point  integer      not null,
  applied_at  bigint       not null,
  applied_by  varchar(200) not null
);

create table place (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  id         integer      not null,
  code       varchar(100) not null,
  kind       varchar(20)  not null,
  name_en    varchar(200) not null,
  name_zh    varchar(200) not null,
  parent     integer      not null,
  area_x     integer      not null,
  area_y     integer      not null,
  area_width integer      not null,
  area_depth integer      not null,
  life       varchar(20)  not null
);

create table cabinet (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  id         integer      not null,
  code       varchar(100) not null,
  label      varchar(100) not null,
  row_place  integer      not null,
  room_place integer      not null,
  position   integer      not null,
  units      integer      not null,
  area_x     integer      not null,
  area_y     integer      not null,
  area_width integer      not null,
  area_depth integer      not null,
  life       varchar(20)  not null
);

create table equipment (
  row_id     bigint        not null primary key,
  valid_from bigint        not null,
  valid_to   bigint        not null,
  id         integer       not null,
  code       varchar(100)  not null,
  kind       varchar(20)   not null,
  name_en    varchar(200)  not null,
  name_zh    varchar(200)  not null,
  place      integer       not null,
  cabinet    integer       not null,
  side       varchar(1),
  model      varchar(100)  not null,
  ratings    varchar(1000) not null,
  life       varchar(20)   not null
);

create table cell (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  id         integer      not null,
  code       varchar(100) not null,
  place      integer      not null
);

-- The points of a profile in the order of a device's ids; written once, shared by many devices.
create table point_set (
  set_id      integer      not null,
  ordinal     integer      not null,
  name        varchar(100) not null,
  quantity    varchar(30)  not null,
  name_en     varchar(200) not null,
  name_zh     varchar(200) not null,
  decimals    integer      not null,
  interval_ms bigint       not null,
  on_change   boolean      not null,
  primary key (set_id, ordinal)
);

-- point_capacity ids from first_point on belong to the device; a profile that grows uses the spare ones.
create table device (
  row_id         bigint       not null primary key,
  valid_from     bigint       not null,
  valid_to       bigint       not null,
  id             integer      not null,
  code           varchar(100) not null,
  equipment      integer      not null,
  model          varchar(100) not null,
  profile        varchar(100) not null,
  protocol       varchar(50)  not null,
  host           varchar(253) not null,
  port           integer      not null,
  credential     varchar(100),
  cell           integer      not null,
  first_point    integer      not null,
  point_capacity integer      not null,
  point_set      integer      not null,
  life           varchar(20)  not null
);

create table tenant (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  id         integer      not null,
  code       varchar(100) not null,
  name_en    varchar(200) not null,
  name_zh    varchar(200) not null
);

create table tenancy (
  row_id      bigint           not null primary key,
  valid_from  bigint           not null,
  valid_to    bigint           not null,
  cabinet     integer          not null,
  tenant      integer          not null,
  contract_kw double precision not null
);

-- target says what to_id is an id of.
create table relation (
  row_id     bigint      not null primary key,
  valid_from bigint      not null,
  valid_to   bigint      not null,
  kind       varchar(20) not null,
  from_id    integer     not null,
  target     varchar(20) not null,
  to_id      integer     not null,
  side       varchar(1)
);

create table code_alias (
  row_id     bigint       not null primary key,
  valid_from bigint       not null,
  valid_to   bigint       not null,
  alias      varchar(200) not null,
  code       varchar(100) not null
);

create table person (
  account  varchar(100) not null primary key,
  name_en  varchar(200) not null,
  name_zh  varchar(200) not null,
  role     varchar(20)  not null,
  team     varchar(100) not null,
  language varchar(10)  not null,
  whole_park boolean    not null,
  places   varchar(4000) not null,
  tenants  varchar(4000) not null
);

-- Only ever inserted into.
create table audit (
  id      bigint generated always as identity primary key,
  at      bigint        not null,
  account varchar(200)  not null,
  role    varchar(20)   not null,
  action  varchar(100)  not null,
  subject varchar(400)  not null,
  reason  varchar(4000) not null
);
create index audit_at on audit (at);
