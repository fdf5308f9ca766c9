// node tokens-peer.mjs METADATA_URL APP_ID SERVICE_URL
// Validates tokens of the Bot Connector, to be measured beside ours. One JSON request per line on stdin:
//   {"run":"connector|floor","tokens":["…"],"count":1000,"jwk":{…}}
// "connector" is what botframework-connector does; "floor" only verifies the signature and reads the JSON.
// Answer: {"cpuSeconds"} for 1,000 validations.
import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import { serve } from './lines.mjs';

const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = createRequire(import.meta.url)('botframework-connector');
const [metadata, appId, serviceUrl] = process.argv.slice(2);
ChannelValidation.OpenIdMetadataEndpoint = metadata;
const credentials = new SimpleCredentialProvider(appId, '');
const activity = { channelId: 'msteams', serviceUrl };

const runs = {
  async connector(token) {
    const identity = await JwtTokenValidation.authenticateRequest(activity, `Bearer ${token}`, credentials, '');
    if (!identity.isAuthenticated) throw new Error('refused');
  },
  async floor(token, key) {
    const [header, claims, signature] = token.split('.');
    JSON.parse(Buffer.from(header, 'base64url'));
    JSON.parse(Buffer.from(claims, 'base64url'));
    if (!crypto.verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))) throw new Error('refused');
  },
};

await serve(async ({ run, tokens, count, jwk }) => {
  const key = jwk && crypto.createPublicKey({ key: jwk, format: 'jwk' });
  const before = process.cpuUsage();
  for (let number = 0; number < count; number++) await runs[run](tokens[number % tokens.length], key);
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6 / count * 1000 };
});
