// node azurite.mjs ACCOUNTS [table|blob] [CERTIFICATE KEY]   A service of Azurite in memory on a free port; ends when stdin closes.
// With a certificate it speaks HTTPS and takes tokens of Entra ID, whose signatures it does not check.
// Prints {"port", "accounts", "key"} when it is ready: as many accounts as asked for, so that each test has an empty one.
import { spawn } from 'node:child_process';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import readline from 'node:readline';

const [count, service, certificate, certificateKey] = [Number(process.argv[2]), process.argv[3] ?? 'table', ...process.argv.slice(4)];
const tokens = certificate ? ['--oauth', 'basic', '--cert', certificate, '--key', certificateKey] : [];
const key = Buffer.from('key').toString('base64');
const accounts = Array.from({ length: count }, (_, n) => `acc${n}`);
const main = fileURLToPath(new URL(`node_modules/azurite/dist/src/${service}/main.js`, import.meta.url));
const port = await new Promise((go, fail) => { // asked for port 0, Azurite takes one and does not say which
  const probe = net.createServer().on('error', fail).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => go(port));
  });
});
const azurite = spawn(process.execPath, [main, `--${service}Port`, String(port), '--inMemoryPersistence', '--disableTelemetry', '--silent', ...tokens], {
  env: { ...process.env, AZURITE_ACCOUNTS: accounts.map(name => `${name}:${key}`).join(';') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
azurite.on('exit', code => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => azurite.kill());
process.stdin.on('end', () => azurite.kill()).resume();
for await (const line of readline.createInterface({ input: azurite.stdout })) {
  if (line.includes('successfully')) console.log(JSON.stringify({ port, accounts: count, key }));
}
