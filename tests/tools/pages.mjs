// node pages.mjs [FOLDER]   Looks at pages, whose addresses are lines of stdin, on a phone and on a desk, in light and in dark.
// Prints one line of JSON for each: {"url","width","scheme","wide","lang","title","headings","smallest","contrast","target","stopped","foreign"}:
// how wide it became, its smallest letters in pixels, its weakest contrast, its smallest link in the menu, what its policy stopped,
// and what it asked of others. With a folder it leaves a picture of each there.
import fs from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';

const urls = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
const folder = process.argv[2];

/** Runs in the page: every piece of text against the ground on which it stands (WCAG 2.2, 1.4.3). */
function measure() {
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = colour => numbers(colour).slice(0, 3)
    .map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255,255,255)';
  };
  const texts = [...document.body.querySelectorAll('*')].filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  const contrasts = texts.map(element => {
    const [low, high] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
  return {
    wide: document.documentElement.scrollWidth,
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1,h2,h3')].map(heading => Number(heading.tagName[1])),
    smallest: Math.min(...texts.map(element => parseFloat(getComputedStyle(element).fontSize))),
    contrast: Math.min(...contrasts),
    target: Math.min(...[...document.querySelectorAll('nav a')].map(link => link.getBoundingClientRect().height)),
  };
}

for (const [width, height] of [[375, 800], [1280, 900]]) {
  const { page, close } = await openPage({ width, height });
  const [stopped, foreign] = [[], []];
  page.on('console', message => { if (message.type() === 'error') stopped.push(message.text()); });
  page.on('request', request => { if (!urls.some(url => new URL(url).origin === new URL(request.url()).origin)) foreign.push(request.url()); });
  try {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const url of urls) {
        await page.goto(url);
        const name = `${new URL(url).pathname.slice(1) || 'home'}-${width}-${scheme}.png`;
        if (folder) await page.screenshot({ path: path.join(folder, name), fullPage: true });
        console.log(JSON.stringify({ url, width, scheme, ...await page.evaluate(measure), stopped: stopped.splice(0), foreign: foreign.splice(0) }));
      }
    }
  } finally {
    await close();
  }
}
