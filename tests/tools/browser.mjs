// A Chromium that needs neither root nor packages of the system: binary, libraries and a Japanese font come from node_modules.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import packed, { inflate } from '@sparticuz/chromium';
import { unwrapWoff } from './woff.mjs';

const modules = fileURLToPath(new URL('./node_modules/', import.meta.url));
const packedFolder = path.join(modules, '@sparticuz/chromium');
const fontFolder = path.join(modules, '@fontsource/noto-sans-jp/files');
const version = JSON.parse(fs.readFileSync(path.join(packedFolder, 'package.json'), 'utf8')).version;
const home = path.join(modules, '.cache', `chromium-${version}`);

/** Unpacks beside the final place and renames, so that neither an aborted run nor a second one leaves half a browser behind. */
async function unpack() {
  fs.mkdirSync(path.dirname(home), { recursive: true });
  const draft = fs.mkdtempSync(`${home}-`);
  const temp = process.env.TMPDIR;
  process.env.TMPDIR = draft; // where the package unpacks to
  try {
    await packed.executablePath();
    await inflate(path.join(packedFolder, 'bin', 'al2023.tar.br'));
  } finally {
    if (temp === undefined) delete process.env.TMPDIR; else process.env.TMPDIR = temp;
  }

  const fonts = path.join(draft, 'noto');
  fs.mkdirSync(fonts);
  for (const name of fs.readdirSync(fontFolder).filter(file => /-(400|700)-normal\.woff$/.test(file))) {
    const woff = fs.readFileSync(path.join(fontFolder, name));
    fs.writeFileSync(path.join(fonts, name.replace(/woff$/, 'ttf')), unwrapWoff(woff));
  }

  try {
    fs.renameSync(draft, home);
  } catch (error) {
    if (!fs.existsSync(home)) throw error;
    fs.rmSync(draft, { recursive: true }); // somebody else was faster
  }
}

/** Only our font is known to the browser, so a picture looks the same on every machine. */
function fontsOnly() {
  const file = path.join(home, 'fonts.conf');
  fs.writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(home, 'noto')}</dir><cachedir>${path.join(home, 'font-cache')}</cachedir>
<match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans JP</string></edit></match>
</fontconfig>`);
  return file;
}

/** BROWSER_PATH names another Chromium, for machines that are not Linux on x64. */
async function launchOptions() {
  if (process.env.BROWSER_PATH) return { executablePath: process.env.BROWSER_PATH };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The Chromium in node_modules runs on Linux x64 only: set BROWSER_PATH to a Chromium, Chrome or Edge.');
  }
  if (!fs.existsSync(home)) await unpack();
  const libraries = [path.join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: path.join(home, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontsOnly() },
  };
}

/** Opens a page that can reach this machine only. */
export async function openPage(viewport) {
  const browser = await chromium.launch({
    ...await launchOptions(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--lang=ja'],
  });
  const page = await browser.newPage({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  await page.route(
    url => !['localhost', '127.0.0.1'].includes(url.hostname) && url.protocol.startsWith('http'),
    route => route.abort());
  return { page, close: () => browser.close() };
}
