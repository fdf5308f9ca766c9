// node tables-peer.mjs CONNECTION_STRING
// Works on tables with @azure/data-tables, to be measured beside ours. One JSON request per line on stdin:
//   {"run":"insert|read|batch|contention|query","table":"…","count":1000,"callers":16}
// Answer: {"seconds","cpuSeconds","wasted"}; wasted counts conditional writes that met a newer version.
import { TableClient } from '@azure/data-tables';
import { serve } from './lines.mjs';

const text = 'あ'.repeat(100);
const key = at => String(at).padStart(6, '0');
const row = (partitionKey, at) => ({ partitionKey, rowKey: key(at), text, number: at, at: new Date(1.8e12), open: true });
const clients = new Map();

async function client(table) {
  if (!clients.has(table)) {
    const made = TableClient.fromConnectionString(process.argv[2], table, { allowInsecureConnection: true });
    await made.createTable();
    clients.set(table, made);
  }
  return clients.get(table);
}

/** Hands out the numbers below count to so many callers. */
async function share(count, callers, work) {
  let next = 0;
  await Promise.all(Array.from({ length: callers }, async () => {
    while (next < count) await work(next++);
  }));
}

const runs = {
  insert: (table, { count, callers }) => share(count, callers, at => table.createEntity(row('p', at))),
  read: (table, { count, callers }) => share(count, callers, at => table.getEntity('p', key(at))),
  batch: (table, { count, callers }) => share(count, callers, batch =>
    table.submitTransaction(Array.from({ length: 100 }, (_, at) => ['create', row(`b${batch}`, at)]))),
  query: (table, { count }) => share(count, 1, async () => {
    let seen = 0;
    for await (const _ of table.listEntities({ queryOptions: { filter: "PartitionKey eq 'p' and RowKey lt '001000'" } })) seen++;
    if (seen !== 1000) throw new Error(`${seen} rows instead of 1000`);
  }),
  async contention(table, { count, callers }) {
    let wasted = 0;
    await table.createEntity({ partitionKey: 'c', rowKey: 'r', number: 0 });
    await share(count, callers, async () => {
      for (;;) {
        const found = await table.getEntity('c', 'r');
        try {
          await table.updateEntity({ partitionKey: 'c', rowKey: 'r', number: found.number + 1 }, 'Replace', { etag: found.etag });
          return;
        } catch (refusal) {
          if (refusal.statusCode !== 412) throw refusal;
          wasted++;
        }
      }
    });
    const { number } = await table.getEntity('c', 'r');
    if (number !== count) throw new Error(`counted ${number} instead of ${count}`);
    await table.deleteEntity('c', 'r');
    return wasted;
  },
};

await serve(async request => {
  const table = await client(request.table);
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const wasted = await runs[request.run](table, request);
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, cpuSeconds: (user + system) / 1e6, wasted: wasted ?? 0 };
});
