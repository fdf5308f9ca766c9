// node echo-botbuilder.mjs PORT REPLY [METADATA_URL APP_ID]
// The least bot on Microsoft's botbuilder: answers every message with the activity in the file REPLY, to be measured beside
// ours. Without an app id it checks no token. It never asks for one of its own, which is in its favour.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = createRequire(import.meta.url)('botbuilder');
const [port, reply, metadata, appId] = process.argv.slice(2);
const { type, attachments } = JSON.parse(fs.readFileSync(reply, 'utf8'));
const settings = metadata
  ? {
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  }
  : {};
const credentials = metadata && {
  isValidAppId: async id => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async request => request }),
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials || undefined));
const echo = async turn => {
  if (turn.activity.type === 'message') await turn.sendActivity({ type, attachments });
};

http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part)).on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts));
    if (!metadata) delete request.headers.authorization;
    // What the adapter wants of a web framework.
    response.status = status => { response.statusCode = status; return response; };
    response.send = body => response.end(body === undefined ? undefined : JSON.stringify(body));
    response.header = (name, value) => response.setHeader(name, value);
    adapter.process(request, response, echo).catch(fault => { console.error(fault); response.writableEnded || response.writeHead(500).end(); });
  });
}).listen(Number(port), 'localhost');
