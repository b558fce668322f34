// A client that logs in as "collector". Arguments: FOLDER of its key, URL of the server, PASSWORD.
"use strict";
const { once } = require("node:events");
const { identity, namespace, obey, run } = require("./peer.cjs");
const {
  AttributeIds,
  DataType,
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
  TimestampsToReturn,
  UserTokenType,
  readUAAnalogItem,
  standardUnits,
} = require("node-opcua");

const [folder, url, password] = process.argv.slice(2);
const applicationUri = "urn:parkwatch:test:node-opcua-client";

run(async () => {
  const { manager, certificateFile } = await identity(folder, applicationUri, "127.0.0.1");
  let session;
  let space;
  let item;
  const told = [];
  const words = ({ statusCode, value }) =>
    `${statusCode.name} ${DataType[value.dataType]} ${value.value}`;
  const node = (name) => `ns=${space};s=${name}`;
  obey(manager, {
    connect: async () => {
      const client = OPCUAClient.create({
        applicationUri,
        clientCertificateManager: manager,
        certificateFile,
        discoveryUrl: `${url}/discovery`,
        securityPolicy: SecurityPolicy.Basic256Sha256,
        securityMode: MessageSecurityMode.SignAndEncrypt,
        connectionStrategy: { maxRetry: 0 },
      });
      try {
        await client.connect(url);
        const user = { type: UserTokenType.UserName, userName: "collector", password };
        session = await client.createSession(user);
      } catch (e) {
        await client.disconnect();
        throw e;
      }
      space = (await session.readNamespaceArray()).indexOf(namespace);
      return `${client.securityPolicy} ${MessageSecurityMode[client.securityMode]}`;
    },
    browse: async (name) => {
      const { references } = await session.browse(node(name));
      return references.map((reference) => reference.browseName.name).join(" ");
    },
    read: async (name) => words(await session.read({ nodeId: node(name) })),
    unit: async (name) => {
      const { engineeringUnits } = await readUAAnalogItem(session, node(name));
      const [known] = Object.entries(standardUnits)
        .find(([, unit]) => unit.unitId === engineeringUnits.unitId) ?? ["no unit"];
      return `${known} ${engineeringUnits.displayName.text}`;
    },
    watch: async (name) => {
      const subscription = await session.createSubscription2({
        requestedPublishingInterval: 100,
        requestedMaxKeepAliveCount: 20,
        requestedLifetimeCount: 100,
        publishingEnabled: true,
      });
      item = await subscription.monitor(
        { nodeId: node(name), attributeId: AttributeIds.Value },
        { samplingInterval: 100, queueSize: 10, discardOldest: true },
        TimestampsToReturn.Both);
      item.on("changed", (change) => told.push(words(change)));
      return name;
    },
    until: async (...wanted) => {
      while (told.at(-1) !== wanted.join(" ")) {
        await once(item, "changed");
      }
      return told.join(", ");
    },
  });
});
