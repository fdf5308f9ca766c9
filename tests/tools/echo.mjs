// A bot that answers with what it heard: it shows that the drivers beside it work, without the product.
// Prints {"url":…} and ends when stdin closes.
import http from 'node:http';

const cardType = 'application/vnd.microsoft.card.adaptive';
const card = text => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: text,
  speak: text,
  body: [
    { type: 'TextBlock', text, wrap: true },
    { type: 'Input.Text', id: 'note', label: 'メモ', isRequired: true, errorMessage: 'メモを入力してください' },
    {
      type: 'Input.ChoiceSet',
      id: 'pick',
      label: '区',
      choices: [{ title: '北の区', value: 'north' }, { title: '南の区', value: 'south' }],
    },
  ],
  actions: [{ type: 'Action.Execute', title: '送る', verb: 'echo.press', data: { seen: text } }],
});

async function send(activity, message) {
  const path = `/v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`;
  await fetch(activity.serviceUrl.replace(/\/$/, '') + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message', from: activity.recipient, recipient: activity.from, conversation: activity.conversation, ...message,
    }),
  });
}

async function turn(activity) {
  if (activity.type === 'installationUpdate') await send(activity, { text: `はじめまして ${activity.action}` });
  if (activity.type !== 'message') return;
  const text = activity.text.replace(/<at>.*?<\/at>/g, '').trim();
  await send(activity, text.startsWith('カード')
    ? { attachments: [{ contentType: cardType, content: card(text) }] }
    : { text: `聞きました: ${text}` });
}

const server = http.createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(405).end(); // the Playground's page asks first whether anybody is there
    return;
  }
  let body = '';
  for await (const chunk of request) body += chunk;
  const activity = JSON.parse(body);
  if (activity.type === 'invoke') {
    const { verb, data } = activity.value.action;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ statusCode: 200, type: cardType, value: card(`${verb} ${data.note} ${data.pick ?? ''}`) }));
    return;
  }
  response.writeHead(202).end();
  await turn(activity);
}).listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/api/messages` })));

process.stdin.resume().on('end', () => process.exit());
