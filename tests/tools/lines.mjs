import readline from 'node:readline';

/** Serves one JSON request per line of stdin with one JSON answer per line of stdout, and ends when stdin closes. */
export async function serve(handle, atEnd) {
  const print = answer => console.log(JSON.stringify(answer));
  print({ ready: true });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    print(await handle(JSON.parse(line)).catch(error => ({ error: error.message })));
  }
  await atEnd?.();
  process.exit();
}
