// node tables.mjs   Microsoft's own client of the table service, for what one program writes and another reads.
// Values travel as {type, value} with the value as text; "plain" writes them as the types of JavaScript that have a meaning.
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { serve } from './lines.mjs';

const plain = {
  String: text => text,
  Boolean: text => text === 'true',
  Int32: Number,
  Double: Number,
  Int64: BigInt,
  DateTime: text => new Date(text),
  Binary: text => Uint8Array.from(Buffer.from(text, 'base64')),
};

const typed = (type, text) => ({ type, value: type === 'Boolean' ? text === 'true' : type === 'Int32' ? Number(text) : text });

const entity = ({ partitionKey, rowKey, values }, asPlain) => ({
  partitionKey,
  rowKey,
  ...Object.fromEntries(Object.entries(values).map(([name, { type, value }]) => [name, asPlain && plain[type] ? plain[type](value) : typed(type, value)])),
});

const show = ({ partitionKey, rowKey, etag, timestamp, 'odata.metadata': metadata, ...values }) => ({
  partitionKey: partitionKey.value ?? partitionKey,
  rowKey: rowKey.value ?? rowKey,
  etag,
  values: Object.fromEntries(Object.entries(values)
    .filter(([, value]) => value !== null && typeof value === 'object')
    .map(([name, { type, value }]) => [name, { type, value: String(value) }])),
});

const actions = {
  create: client => client.createTable(),
  write: async (client, { rows, asPlain }) => {
    for (const row of rows) await client.createEntity(entity(row, asPlain));
  },
  replace: (client, { row, etag }) => client.updateEntity(entity(row), 'Replace', { etag }),
  transact: async (client, { steps }) => {
    await client.submitTransaction(steps.map(({ kind, row }) => [kind, entity(row), ...(kind === 'update' ? ['Replace'] : [])]));
  },
  get: async (client, { partitionKey, rowKey }) => show(await client.getEntity(partitionKey, rowKey, { disableTypeConversion: true })),
  list: async (client, { filter, pageSize }) => {
    const pages = [];
    const options = { queryOptions: { filter }, disableTypeConversion: true };
    for await (const page of client.listEntities(options).byPage({ maxPageSize: pageSize })) pages.push(page.map(show));
    return { pages };
  },
};

await serve(async ({ action, endpoint, account, key, table, ...rest }) => {
  const client = new TableClient(endpoint, table, new AzureNamedKeyCredential(account, key), { allowInsecureConnection: true });
  return await actions[action](client, rest) ?? {};
});
