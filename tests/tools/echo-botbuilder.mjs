// node echo-botbuilder.mjs PORT REPLY   The least bot on Microsoft's botbuilder: answers every message with the activity in the
// file REPLY, to be measured beside ours. Without an app id it checks no token and asks for none, which is in its favour.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = createRequire(import.meta.url)('botbuilder');
const [port, reply] = process.argv.slice(2);
const { type, attachments } = JSON.parse(fs.readFileSync(reply, 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const echo = async turn => {
  if (turn.activity.type === 'message') await turn.sendActivity({ type, attachments });
};

http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part)).on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts));
    delete request.headers.authorization;
    // What the adapter wants of a web framework.
    response.status = status => { response.statusCode = status; return response; };
    response.send = body => response.end(body === undefined ? undefined : JSON.stringify(body));
    response.header = (name, value) => response.setHeader(name, value);
    adapter.process(request, response, echo).catch(fault => { console.error(fault); response.writableEnded || response.writeHead(500).end(); });
  });
}).listen(Number(port), 'localhost');
