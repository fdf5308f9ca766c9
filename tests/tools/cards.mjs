// node cards.mjs   Checks Adaptive Cards. One {"name","card"} per line on stdin; card is an object, or a string with the JSON as it is sent.
// Prints one {"name","at","rule","message"} per problem and exits 1 if there was any.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import readline from 'node:readline';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const parser = require('adaptivecards/dist/adaptivecards.min.js');

/** What Microsoft's own renderer says when it reads the card. */
function* byParser(card) {
  parser.CardElement.langProperty.regEx.lastIndex = 0; // its own global pattern would find fault with every second card
  const context = new parser.SerializationContext(parser.Versions.v1_5);
  const parsed = new parser.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  for (const { event, message, source } of [...events, ...parsed.validateProperties().validationEvents]) {
    yield { rule: `parser/${parser.ValidationEvent[event]}`, at: source?.getJsonTypeName() ?? '$', message };
  }
}

// The official schema describes what may stand in a place as "any of all elements", which makes one error out of every mistake below it.
// So those places only ask for a known type here, and every object is checked against the definition of its own type.
const schema = JSON.parse(fs.readFileSync(new URL('./schemas/adaptive-card-1.5.json', import.meta.url), 'utf8'));
for (const [name, definition] of Object.entries(schema.definitions)) {
  if (!name.startsWith('ImplementationsOf.') || !definition.anyOf) continue;
  const types = JSON.stringify(definition).match(/(?<=#\/definitions\/)[^"]+/g);
  const any = { type: 'object', required: ['type'], properties: { type: { enum: types } } };
  schema.definitions[name] = types.includes('TextRun') ? { anyOf: [{ type: 'string' }, any] } : any;
}
schema.definitions.AdaptiveCard.properties.msteams = { type: 'object' }; // Teams reads it, the schema does not know it
// The schema leaves out what Teams and the documentation of 1.5 have: a list that is searched by typing.
schema.definitions.ChoiceInputStyle = { enum: ['compact', 'expanded', 'filtered'] };
delete schema.id; // draft-04's word, which Ajv refuses
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
ajv.addSchema(schema, 'card');

function* bySchema(objects) {
  const told = new Set();
  for (const { object, at } of objects) {
    if (!schema.definitions[object.type]?.properties) continue;
    const validate = ajv.getSchema(`card#/definitions/${object.type}`);
    if (validate(object)) continue;
    for (const { keyword, instancePath, message, params } of validate.errors) {
      const where = at + instancePath.replaceAll('/', '.');
      const detail = params.additionalProperty ?? params.allowedValues?.join(', ') ?? '';
      const text = `${message} ${detail}`.trim();
      if (!told.has(where + text)) yield { rule: `schema/${keyword}`, at: where, message: text };
      told.add(where + text);
    }
  }
}

const limit = 25 * 1024;

/** What Teams and this project ask for beyond the schema. */
function* byRules(card, objects, size) {
  const problem = (rule, at, message) => ({ rule: `rule/${rule}`, at, message });
  if (!/^1\.[0-5]$/.test(card.version)) yield problem('version', '$', `${card.version}: Teams knows versions up to 1.5`);
  if (size >= limit) yield problem('size', '$', `${size} bytes, must stay under ${limit}`);
  for (const name of ['fallbackText', 'speak']) if (!card[name]) yield problem(name, '$', `no ${name}`);

  const ids = new Set();
  for (const { object, at } of objects) {
    const { type = '', id } = object;
    if (id !== undefined && ids.has(id)) yield problem('uniqueId', at, `${id} is used twice`);
    ids.add(id);
    if (type.startsWith('Input.')) {
      if (!id) yield problem('inputId', at, 'an input without id is not submitted');
      if (!object.label) yield problem('label', at, 'an input needs a label');
      if (object.isRequired && !object.errorMessage) yield problem('errorMessage', at, 'a required input needs an error message');
    }
    if ((type === 'Image' || type === 'Media') && !object.altText) yield problem('altText', at, 'no altText');
    if (type === 'TextBlock' && object.wrap !== true) yield problem('wrap', at, 'text must wrap');
    if (type === 'Action.Http') yield problem('http', at, 'Teams has no Action.Http');
    if (type === 'Action.Execute' && !/^[a-z]\w*(\.[a-z]\w*){1,2}$/.test(object.verb)) {
      yield problem('verb', at, `${object.verb}: a verb reads name.name or name.name.name`);
    }
  }
}

/** Every object of the card, except what the card only carries along. */
function* objectsOf(value, at = '$') {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield { object: value, at };
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'data' || key === 'msteams') continue;
    yield* objectsOf(inner, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`);
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { name, card } = JSON.parse(line);
  const text = typeof card === 'string' ? card : JSON.stringify(card);
  const read = JSON.parse(text);
  const objects = [...objectsOf(read)];
  for (const problem of [...byParser(read), ...bySchema(objects), ...byRules(read, objects, Buffer.byteLength(text))]) {
    console.log(JSON.stringify({ name, ...problem }));
    process.exitCode = 1;
  }
}
