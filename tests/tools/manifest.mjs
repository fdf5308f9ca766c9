// node manifest.mjs   Checks app manifests against the official schema with Ajv. One manifest per line on stdin.
// Prints one {"valid","isSimple","paths"} per line: where it is wrong, and whether every error stands in one place alone.
import fs from 'node:fs';
import readline from 'node:readline';
import Ajv from 'ajv';

const schema = JSON.parse(fs.readFileSync(new URL('../../manifest/schema/teams-manifest-1.30.json', import.meta.url), 'utf8'));
delete schema.$schema; // it names draft 4, which Ajv refuses, and uses words of draft 7
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false }).compile(schema);

const composed = ['anyOf', 'oneOf', 'not', 'if'];

/** As the localization files of Teams write it: bots[0].botId */
function pathOf({ instancePath, params }) {
  const steps = instancePath.split('/').slice(1).map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const more = params.missingProperty ?? params.additionalProperty;
  if (more !== undefined) steps.push(more);
  return steps.reduce((path, step) => /^\d+$/.test(step) ? `${path}[${step}]` : path ? `${path}.${step}` : step, '');
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const valid = validate(JSON.parse(line));
  const errors = validate.errors ?? [];
  console.log(JSON.stringify({
    valid,
    isSimple: !errors.some(error => composed.includes(error.keyword)),
    paths: [...new Set(errors.map(pathOf))].sort(),
  }));
}
