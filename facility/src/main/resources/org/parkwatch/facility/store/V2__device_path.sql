-- What lies behind host and port: a Modbus unit, an OPC UA object, an MQTT topic.
alter table device add column path varchar(200) default '' not null;
