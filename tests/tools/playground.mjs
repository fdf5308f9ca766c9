// node playground.mjs BOT_ENDPOINT [PORT]
// Runs Microsoft's Agents Playground against a bot and prints {"url":"http://localhost:N"} when it is ready.
// It ends with its parent: when stdin closes, or on SIGTERM and SIGINT. Without PORT it takes any free one.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [bot, wanted] = process.argv.slice(2);
if (!bot) {
  console.error('usage: node playground.mjs BOT_ENDPOINT [PORT]');
  process.exit(2);
}

process.stdin.resume().on('end', () => process.exit()).on('error', () => process.exit());
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit());

const freePort = () => new Promise(found => {
  const probe = net.createServer().listen(0, () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});

// When the port is taken the Playground silently takes another one, so only what it says itself is true.
const print = process.stdout.write.bind(process.stdout);
let said = '';
process.stdout.write = (chunk, ...rest) => {
  if (said !== undefined) {
    said += chunk;
    const port = /Listening on (\d+)/.exec(said)?.[1];
    if (port) {
      said = undefined;
      announce(`http://localhost:${port}`);
    }
  }
  rest.find(x => typeof x === 'function')?.();
  return true;
};

async function announce(url) {
  while (true) {
    const answer = await fetch(`${url}/_debug/ping`).then(r => r.text(), () => '');
    if (answer.includes('pong')) break;
    await new Promise(go => setTimeout(go, 50));
  }
  print(`${JSON.stringify({ url })}\n`);
}

// The Playground removes this file before it begins, so it must never be /dev/null: root may remove even that.
const logs = fs.mkdtempSync(path.join(os.tmpdir(), 'playground-'));
process.on('exit', () => fs.rmSync(logs, { recursive: true, force: true }));

Object.assign(process.env, {
  TEAMSAPPTESTER_BROWSER: 'none',
  M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(new URL('./playground.yml', import.meta.url)),
  M365_AGENTS_PLAYGROUND_LOGFILE: path.join(logs, 'playground.log'),
});

// In this process rather than in a child of it: whoever ends us has ended all of it.
process.argv.splice(2, Infinity,
  'start', '-e', bot, '-c', 'msteams', '-p', wanted ?? String(await freePort()), '--disable-telemetry');
createRequire(import.meta.url)('@microsoft/m365agentsplayground/cli.js');
