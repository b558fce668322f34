-- What the air at the inlets of a place's equipment may be: a class of org.parkwatch.facility.park.AirClass.
alter table place add column air varchar(20) default 'ASHRAE_A1' not null;
