// node talk.mjs PLAYGROUND_URL
// Talks to the bot as the Playground's current user. One JSON request per line on stdin, one JSON answer per line on stdout:
//   {"op":"say","conversation":"personal|group|channel|<id>","text":"…","mention":true}
//   {"op":"execute","conversation":"…","messageId":"…","verb":"…","data":{…}}
//   {"op":"search","conversation":"…","text":"…"}   with the message extension; text null is the first search of all
//   {"op":"install","conversation":"…"}      {"op":"custom","conversation":"…","activity":{…}}
// Every request may set expect (messages to wait for, default 1 for say and install, else 0), quietMs and timeoutMs.
// Answer: {"messages":[{"action","conversation","thread","id","text","cards"}],"messageId","thread","answer"} or {"error"}.
import WebSocket from 'ws';
import { serve } from './lines.mjs';

const base = process.argv[2];
const messages = [];
const log = [];

const pause = ms => new Promise(go => setTimeout(go, ms));

async function call(path, body) {
  const response = await fetch(base + path, body && {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${text}`);
  return text ? JSON.parse(text) : {};
}

const listen = (path, take) => new Promise((opened, failed) => {
  const socket = new WebSocket(base.replace(/^http/, 'ws') + path);
  socket.on('open', opened).on('error', failed).on('message', data => take(JSON.parse(data)));
});

const cardType = 'application/vnd.microsoft.card.adaptive';
const { config } = await call('/_internal/v1/testConfig');
const me = { id: config.currentUser.id };
const known = {
  personal: config.personalChat.id,
  group: config.groupChats[0].id,
  channel: config.teams[0].channels[0].id,
};

await listen('/_ws_conversation/v1/conversations/stream', event => messages.push(event));
await listen('/_ws/log/stream', event => log.push(event.log));

const isMessage = event => event.action === 'createMessage' || event.action === 'updateMessage';
const shown = ({ action, actionConversationId, message }) => ({
  action,
  conversation: actionConversationId,
  thread: message.postConversationId,
  id: message.messageId,
  text: message.text,
  cards: (message.attachments ?? []).filter(a => a.contentType === cardType).map(a => a.content),
});

/** Waits until as many messages came as are expected and then nothing for a while: nobody announces the last one. */
async function heard(from, { expect, quietMs = 300, timeoutMs = 30000 }) {
  const end = Date.now() + timeoutMs;
  let count = -1;
  let since = Date.now();
  while (true) {
    const now = messages.slice(from).filter(isMessage);
    if (now.length !== count) {
      count = now.length;
      since = Date.now();
    }
    if (count >= expect && Date.now() - since >= quietMs) return now.map(shown);
    if (Date.now() > end) throw new Error(`${count} of ${expect} messages after ${timeoutMs} ms`);
    await pause(20);
  }
}

async function logged(from, matches, timeoutMs = 15000) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await pause(20)) {
    const entry = log.slice(from).find(item => item?.response && matches(item));
    if (entry) return entry.response;
  }
  throw new Error(`no answer of the bot after ${timeoutMs} ms`);
}

const verbs = {
  async say({ text, mention }, conversation) {
    const at = `<at>${config.bot.name}</at>`;
    const { messageId, postConversationId } = await call(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
      from: me,
      text: mention ? `${at} ${text}` : text,
      textFormat: 'plain',
      ...mention && { mentions: [{ mentioned: { id: config.bot.id }, text: at }] },
    });
    return { messageId, thread: postConversationId };
  },

  async execute({ messageId, verb, data = {} }, conversation) {
    const answer = await call('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      from: me,
      conversation: { id: conversation },
      replyToId: messageId,
      value: { action: { type: 'Action.Execute', id: verb, verb, data }, trigger: 'manual' },
    });
    return { answer };
  },

  async search({ text }, conversation) {
    const answer = await call('/_conversation/v1/invoke', {
      name: 'composeExtension/query',
      from: me,
      conversation: { id: conversation },
      value: {
        commandId: 'searchBodies',
        parameters: [text == null ? { name: 'initialRun', value: 'true' } : { name: 'text', value: text }],
        queryOptions: { skip: 0, count: 25 },
      },
    });
    return { answer };
  },

  async install(_, conversation) {
    await call(`/_debug/conversation/${encodeURIComponent(conversation)}/installation`, {});
    return {};
  },

  /** Any activity at all, on top of the Playground's own template; `answer` is what the bot's HTTP response said. */
  async custom({ activity }, conversation) {
    const from = log.length;
    const template = await call(`/_internal/v1/customActivities/template?conversationId=${encodeURIComponent(conversation)}`);
    const id = activity.id ?? crypto.randomUUID(); // the bot drops an id that it has seen
    await call('/_internal/v1/customActivities', { ...template, ...activity, id });
    return { answer: await logged(from, item => item.messageId === id) };
  },
};

async function handle(request) {
  const verb = verbs[request.op];
  if (!verb) throw new Error(`unknown op ${request.op}`);
  const from = messages.length;
  const result = await verb(request, known[request.conversation] ?? request.conversation ?? known.personal);
  const expect = request.expect ?? (request.op === 'say' || request.op === 'install' ? 1 : 0);
  return { ...result, messages: await heard(from, { ...request, expect }) };
}

await serve(handle);
