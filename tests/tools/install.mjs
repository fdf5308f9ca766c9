// node install.mjs   Installs what package-lock.json names, unless it is there already. Several may ask at once: the others wait.
// Prints "installing" when it has to. Exit code 3: this Node is too old.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const lock = path.join(here, 'package-lock.json');
const installed = path.join(here, 'node_modules', '.package-lock.json'); // npm writes it last
const busy = path.join(here, '.installing');

if (Number.parseInt(process.versions.node) < 20) {
  console.error(`Node 20 or newer is needed, this is ${process.version}.`);
  process.exit(3);
}

const isFresh = () => fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when this process may install; false while another one does. */
function take() {
  try {
    fs.writeFileSync(busy, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number(fs.readFileSync(busy, 'utf8'));
    if (owner && !isAlive(owner)) fs.rmSync(busy, { force: true }); // it was stopped half-way
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // it has just finished
  }
  return false;
}

while (!isFresh()) {
  if (!take()) {
    await new Promise(go => setTimeout(go, 300));
    continue;
  }
  try {
    if (isFresh()) break;
    console.log('installing');
    const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
      cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32',
    });
    if (npm.error) console.error(`npm does not start: ${npm.error.message}`);
    if (npm.status !== 0) process.exitCode = 1;
    else fs.utimesSync(installed, new Date(), new Date());
  } finally {
    fs.rmSync(busy, { force: true });
  }
  if (process.exitCode) break;
}
