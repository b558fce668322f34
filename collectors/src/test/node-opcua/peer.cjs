// What server and client share. Orders come as lines of words; each is answered with one line,
// "= ANSWER" or "! ERROR". The first line is "= ready".
"use strict";
const { X509Certificate } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

console.log = console.warn = console.error; // standard output is for answers alone

const { OPCUACertificateManager } = require("node-opcua");

exports.namespace = "urn:parkwatch:reference:bms";

/** Its key and certificate, own.pem in the folder, and whom it trusts: nobody to begin with. */
exports.identity = async (folder, applicationUri, host) => {
  const manager = new OPCUACertificateManager({
    rootFolder: folder,
    automaticallyAcceptUnknownCertificate: false,
  });
  await manager.initialize();
  const certificateFile = path.join(folder, "own.pem");
  await manager.createSelfSignedCertificate({
    applicationUri,
    dns: [],
    ip: [host],
    outputFile: certificateFile,
    startDate: new Date(Date.now() - 60_000),
    subject: "/CN=node-opcua",
    validity: 30,
  });
  return { manager, certificateFile };
};

/** Does what it is told until nobody is left to tell it. */
exports.obey = (manager, orders) => {
  const all = {
    trust: async (file) => {
      await manager.trustCertificate(new X509Certificate(fs.readFileSync(file)).raw);
      return file;
    },
    ...orders,
  };
  const say = (mark, words) => process.stdout.write(`${mark} ${String(words).replace(/\s+/g, " ")}\n`);
  let turn = Promise.resolve();
  readline.createInterface({ input: process.stdin })
    .on("line", (line) => {
      const [name, ...words] = line.split(" ");
      turn = turn
        .then(() => all[name](...words))
        .then((answer) => say("=", answer), (e) => say("!", e.message));
    })
    .on("close", () => process.exit(0));
  say("=", "ready");
};

/** Runs a program whose failure ends it, with its reason. */
exports.run = (main) => main().catch((e) => {
  console.error(e);
  process.exit(1);
});
