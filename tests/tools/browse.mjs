// node browse.mjs PLAYGROUND_URL [WIDTHxHEIGHT]
// Uses the Playground's page as a person would. One JSON request per line on stdin, one JSON answer per line on stdout:
//   {"op":"open","chat":"personal|group|channel|second"}   {"op":"type","text":"…","mention":true}   types and sends
//   {"op":"press","name":"…"}                       the newest button of that name
//   {"op":"fill","label":"…","text":"…"}            {"op":"choose","label":"…","option":"…"}   the newest input of that label
//   {"op":"wait","text":"…"}  {"op":"scroll","text":"…"}  {"op":"read"} → {"text"}  {"op":"screenshot","path":"…"}
// In a window narrower than 700 only the chat itself is left on the page: the Playground has no layout for a phone.
import { openPage } from './browser.mjs';
import { serve } from './lines.mjs';

const [url, size = '1280x1000'] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const { config } = await (await fetch(`${url}/_internal/v1/testConfig`)).json();
const team = config.teams[0];
const chats = {
  personal: 'Personal Chat',
  group: config.groupChats[0].name,
  channel: `${team.name} - General`,
  second: `${team.name} - ${team.channels[1]?.name}`,
};

const { page, close } = await openPage({ width, height });
page.setDefaultTimeout(25000); // a try and a second one fit into the minute that the tests give an answer

// The page drops the answer to a new post when it hears of the answer first, which on a slow machine it does:
// what the bot says is handed on only after the page shows the message that was sent.
let held;
await page.routeWebSocket(/\/conversations\/stream/, socket => {
  socket.connectToServer().onMessage(frame => held ? held.push(() => socket.send(frame)) : socket.send(frame));
});

/** Lets the bot speak again, in the order in which it spoke. */
function letThrough() {
  const frames = held ?? [];
  held = undefined;
  for (const send of frames) send();
}

await page.goto(url);
await page.getByRole('treeitem', { name: chats.group }).waitFor(); // until then the page shows names of its own

const isNarrow = width < 700;
if (isNarrow) {
  await page.addStyleTag({
    content: `
      [data-chat], [data-chat] > div { min-width: 0 !important }
      .fai-OutputCard:has(.ac-preview-panel) { padding: 0 !important }
      .fai-OutputCard :has(> .ac-preview-panel) { width: calc(100vw - 80px) !important }`,
  });
}

/**
 * Marks the column of the chat, because its texts stand in the list of chats and in the log as well.
 * In a narrow window everything beside and above it goes.
 */
const markChat = () => page.evaluate(alone => {
  const list = document.querySelector('[role=region][aria-label="Chat and Teams Channel"]');
  let box = document.querySelector('[role=textbox]');
  while (!box.parentElement.contains(list)) box = box.parentElement;
  box.setAttribute('data-chat', '');
  for (; alone && box.id !== 'root'; box = box.parentElement) {
    for (const other of box.parentElement.children) if (other !== box) other.style.display = 'none';
  }
}, isNarrow);
await markChat();

const chat = page.locator('[data-chat]');
const newest = locator => locator.last();
const input = (role, label) => newest(chat.getByRole(role, { name: label }));

/** How many lines of the chat hold a text, what is still being written left out. */
await page.evaluate(() => {
  window.shown = text => {
    const walker = document.createTreeWalker(document.querySelector('[data-chat]'), NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.includes(text) && !parentElement.closest('[contenteditable=true]')) count++;
    }
    return count;
  };
});
const shown = text => page.evaluate(what => window.shown(what), text);

/** Writes into the editor until it holds what was meant: the page may have drawn it anew under the first try. */
async function write(editor, text, mention) {
  for (let tries = 0; ; tries++) {
    try {
      await editor.click();
      if (mention) {
        await page.keyboard.type('@');
        await page.getByRole('menuitem', { name: config.bot.name }).first().click();
        await editor.locator('.mention', { hasText: config.bot.name }).waitFor();
      }
      await page.keyboard.insertText(text);
      await editor.filter({ hasText: text }).waitFor();
      return;
    } catch (error) {
      if (tries > 0) throw error;
      await editor.fill('');
    }
  }
}

/** Presses the button, and once more when the editor still holds the text and nothing was sent. */
async function send(editor, text) {
  const button = chat.getByRole('button', { name: /^(Send Message|Post)$/ }).first();
  for (let tries = 0; ; tries++) {
    const sent = page.waitForRequest(isMessage, { timeout: 5000 }).then(() => true, () => false);
    await button.click();
    if (await sent) return;
    if (tries > 0 || !(await editor.innerText()).includes(text)) throw new Error('The page sends nothing.');
  }
}

const isMessage = request => request.method() === 'POST' && /\/conversations\/[^/]+\/messages$/.test(request.url());

const verbs = {
  async open({ chat: which }) {
    const item = page.getByRole('treeitem', { name: chats[which], includeHidden: true });
    await item.dispatchEvent('click'); // in a narrow window it is not on the screen
    await page.waitForFunction(name => { // the chosen one alone looks different from the others
      const items = [...document.querySelectorAll('[role=treeitem]')];
      const chosen = items.find(x => x.getAttribute('aria-label') === name);
      return items.every(x => x === chosen || x.className !== chosen.className);
    }, chats[which]);
    await markChat();
  },

  async type({ text, mention }) {
    const editor = chat.locator('[contenteditable=true][role=textbox]').first();
    const before = await shown(text);
    await write(editor, text, mention);
    held = [];
    try {
      await send(editor, text);
      await page.waitForFunction(([count, what]) => window.shown(what) > count, [before, text]);
    } finally {
      letThrough();
    }
  },

  press: ({ name }) => newest(chat.getByRole('button', { name, exact: true })).click(),
  // A field for a day has no role of its own.
  fill: ({ label, text }) => newest(chat.getByRole('textbox', { name: label }).or(chat.getByLabel(label))).fill(text),

  async choose({ label, option }) {
    for (const role of ['radio', 'checkbox']) {
      const one = newest(chat.getByRole(role, { name: option }));
      if (await one.count()) return void await one.check();
    }
    await input('combobox', label).click();
    await newest(page.getByRole('option', { name: option })).click();
  },

  wait: ({ text }) => newest(chat.getByText(text)).waitFor(),
  scroll: ({ text }) => newest(chat.getByText(text)).scrollIntoViewIfNeeded(),
  read: async () => ({ text: await chat.innerText() }),

  async screenshot({ path }) {
    await page.waitForTimeout(400); // the page animates what is new
    await page.screenshot({ path });
  },
};

await serve(async request => {
  const verb = verbs[request.op];
  if (!verb) throw new Error(`unknown op ${request.op}`);
  return await verb(request) ?? {};
}, close);
