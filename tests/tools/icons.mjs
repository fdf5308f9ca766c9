// node icons.mjs   Draws the icons of the Teams app anew: manifest/icons/*.svg become manifest/*.png.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPage } from './browser.mjs';

const folder = fileURLToPath(new URL('../../manifest/', import.meta.url));
for (const [name, side] of [['color', 192], ['outline', 32]]) {
  const { page, close } = await openPage({ width: side, height: side });
  const svg = fs.readFileSync(`${folder}icons/${name}.svg`, 'utf8');
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: true });
  await close();
}
