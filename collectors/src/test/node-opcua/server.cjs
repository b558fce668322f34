// A management system with one pump, P-1. Arguments: FOLDER of its key, HOST, PORT, PASSWORD of
// the user "collector", and the security policies, Basic256Sha256 alone if none are named.
"use strict";
const { identity, namespace, obey, run } = require("./peer.cjs");
const {
  DataType,
  MessageSecurityMode,
  OPCUAServer,
  SecurityPolicy,
  StatusCodes,
  standardUnits,
} = require("node-opcua");

const [folder, host, port, password, ...named] = process.argv.slice(2);
const policies = named.length === 0 ? ["Basic256Sha256"] : named;
const applicationUri = "urn:parkwatch:test:node-opcua-server";

/** The pump's variables, by their names. */
function pump(space) {
  const own = space.registerNamespace(namespace);
  const plant = own.addFolder(space.rootFolder.objects, { browseName: "Plant" });
  const machine = own.addObject({ componentOf: plant, browseName: "P-1", nodeId: "s=P-1" });
  const place = (name) => ({ componentOf: machine, browseName: name, nodeId: `s=P-1.${name}` });
  const analog = (name, engineeringUnits, high) =>
    own.addAnalogDataItem({
      ...place(name),
      dataType: "Double",
      engineeringUnits,
      engineeringUnitsRange: { low: 0, high },
    });
  return {
    Flow: analog("Flow", standardUnits.cubic_metre_per_hour, 5000),
    Power: analog("Power", standardUnits.kilowatt, 500),
    Bearing: analog("Bearing", standardUnits.degree_fahrenheit, 300),
    Suction: analog("Suction", standardUnits.kilopascal, 900),
    State: own.addMultiStateDiscrete({
      ...place("State"),
      enumStrings: ["off", "starting", "running", "stopping", "failed"],
    }),
  };
}

run(async () => {
  const { manager, certificateFile } = await identity(folder, applicationUri, host);
  const server = new OPCUAServer({
    host,
    hostname: host,
    port: Number(port),
    serverInfo: { applicationUri },
    serverCertificateManager: manager,
    userCertificateManager: manager,
    certificateFile,
    securityPolicies: policies.map((name) => SecurityPolicy[name]),
    securityModes:
      named.length === 0
        ? [MessageSecurityMode.SignAndEncrypt]
        : [MessageSecurityMode.Sign, MessageSecurityMode.SignAndEncrypt],
    allowAnonymous: false,
    userManager: { isValidUser: (user, word) => user === "collector" && word === password },
  });
  await server.initialize();
  const variables = pump(server.engine.addressSpace);
  await server.start();
  obey(manager, {
    set: (name, value) => {
      const dataType = name === "State" ? DataType.UInt32 : DataType.Double;
      variables[name].setValueFromSource({ dataType, value: Number(value) });
      return value;
    },
    bad: (name, status) => {
      variables[name].setValueFromSource({ dataType: DataType.Null }, StatusCodes[status]);
      return status;
    },
  });
});
