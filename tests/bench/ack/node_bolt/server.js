// Bolt's hello-world on Node, the other yardstick: what tests/bench/bare_bolt.py is on Python.
//
// Run with the name of a receiver of Bolt's, a port, a token, a signing secret, and the base of the
// Web API; it says when it is ready.

import bolt from "@slack/bolt";

const { App, LogLevel } = bolt;
const [receiverName, port, token, signingSecret, slackApiUrl] = process.argv.slice(2);
const logLevel = LogLevel.ERROR;

// `processBeforeResponse` is false, as it comes: here the other way is no quicker.
const receiver = new bolt[receiverName]({ signingSecret, logLevel });
const app = new App({ token, receiver, logLevel, clientOptions: { slackApiUrl } });

app.command("/room", async ({ ack }) => {
  await ack("Hello");
});

await receiver.start({ port: Number(port), host: "127.0.0.1" });
console.log("ready");
