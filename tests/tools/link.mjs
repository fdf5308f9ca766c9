// node link.mjs [picture.png]   Opens a link to a file, given on stdin, as somebody with a phone; presses the button, then goes back to the link.
// Prints {"title","width","button","file","text","stopped","after"}: what the page was, the file that it gave, and what the link was afterwards.
import fs from 'node:fs';
import { openPage } from './browser.mjs';

const link = fs.readFileSync(0, 'utf8').trim();
const picture = process.argv[2];
const { page, close } = await openPage({ width: 390, height: 700 });
const refused = [];
page.on('console', message => { if (message.type() === 'error') refused.push(message.text()); });
try {
  await page.goto(link);
  const title = await page.title();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const button = await page.getByRole('button').boundingBox();
  if (picture) await page.screenshot({ path: picture });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button').click()]);
  const text = fs.readFileSync(await download.path(), 'utf8');
  // What the policy of the page stops, Chromium says on its console.
  const stopped = [...refused];
  await page.goto(link);
  if (picture) await page.screenshot({ path: picture.replace('.png', '-after.png') });
  console.log(JSON.stringify({ title, width, button, file: download.suggestedFilename(), text, stopped, after: await page.title() }));
} finally {
  await close();
}
