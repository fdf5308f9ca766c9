// node bicep.mjs   Reads Bicep. One JSON object {"name.bicep": "its text"} on stdin; prints one JSON array with what stands in each file.
// Microsoft's compiler is not in any registry of packages; this sees the syntax and the names, and no types.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Parser = require('tree-sitter');
const parser = new Parser();
parser.setLanguage(require('tree-sitter-bicep'));

// What Bicep brings itself. A function that is used here for the first time is added here.
const functions = new Set([
  'concat', 'description', 'empty', 'environment', 'guid', 'json', 'loadTextContent', 'minLength', 'minValue', 'resourceGroup',
  'subscriptionResourceId', 'tenant', 'uniqueString', 'utcNow',
]);

const line = node => node.startPosition.row + 1;
const childOf = (node, ...types) => node.namedChildren.find(child => types.includes(child.type));
const words = string => string.namedChildren.filter(child => child.type !== 'ERROR').map(child => child.text).join('');
const keyOf = property => (property.namedChild(0).type === 'string' ? words(property.namedChild(0)) : property.namedChild(0).text);

function* all(node) {
  yield node;
  for (const child of node.namedChildren) yield* all(child);
}

/** Literals as they are, anything that is worked out as {"expression"}. */
function valueOf(node) {
  switch (node?.type) {
    case 'string': return words(node);
    case 'number': return Number(node.text);
    case 'boolean': return node.text === 'true';
    case 'array': return node.namedChildren.filter(child => child.type !== 'comment').map(valueOf);
    case 'object': return Object.fromEntries(
      node.namedChildren.filter(child => child.type === 'object_property').map(property => [keyOf(property), valueOf(property.namedChild(1))]));
    case 'for_statement': return valueOf(node.namedChildren.at(-1));
    default: return { expression: node?.text ?? '' };
  }
}

/** The last expression of a declaration, out of its condition or its loop. */
function bodyOf(declaration) {
  let body = declaration.namedChildren.at(-1);
  while (body.type === 'if_statement' || body.type === 'for_statement') body = body.namedChildren.at(-1);
  return body;
}

/** Names that are read: not those that are declared, and not the keys of objects. */
function* namesReadIn(root) {
  for (const node of all(root)) {
    if (node.type !== 'identifier') continue;
    const { parent } = node;
    const isDeclared = /^(parameter|variable|resource|module|output)_declaration$/.test(parent.type) && parent.namedChild(0).id === node.id;
    const isKey = parent.type === 'object_property' && parent.namedChild(0).id === node.id;
    const isLoopVariable = parent.type === 'for_statement' && parent.namedChild(0).id === node.id;
    if (!isDeclared && !isKey && !isLoopVariable) yield node;
  }
}

function read([file, text]) {
  const root = parser.parse(text).rootNode;
  const nodes = [...all(root)];
  const declarations = kind => root.namedChildren.filter(node => node.type === `${kind}_declaration`);
  const nameOf = declaration => declaration.namedChild(0).text;
  const decoratorsOf = declaration => {
    const before = declaration.previousNamedSibling;
    return before?.type === 'decorators' ? before.namedChildren.map(each => /^@([\w.]+)/.exec(each.text)[1]) : [];
  };

  const params = declarations('parameter').map(node => ({
    name: nameOf(node), type: childOf(node, 'type')?.text, hasDefault: node.children.some(child => child.type === '='),
    decorators: decoratorsOf(node), line: line(node),
  }));
  const modules = declarations('module').map(node => {
    const body = valueOf(bodyOf(node));
    return { symbol: nameOf(node), file: words(childOf(node, 'string')), given: Object.keys(body.params ?? {}) };
  });
  const resources = declarations('resource').map(node => {
    const [type, api = ''] = words(childOf(node, 'string')).split('@');
    return {
      symbol: nameOf(node), type, api, existing: node.children.some(child => child.type === 'existing'),
      conditional: node.namedChildren.at(-1).type === 'if_statement', body: valueOf(bodyOf(node)),
    };
  });
  const variables = declarations('variable').map(node => ({ name: nameOf(node), value: valueOf(node.namedChildren.at(-1)) }));
  const outputs = declarations('output').map(node => ({ name: nameOf(node), value: node.namedChildren.at(-1).text }));

  const reads = [...namesReadIn(root)];
  const names = new Set(reads.map(node => node.text));
  const loops = nodes.filter(node => node.type === 'loop_variable' || node.type === 'loop_enumerator').map(node => node.text)
    .concat(nodes.filter(node => node.type === 'for_statement' && node.namedChild(0).type === 'identifier').map(node => node.namedChild(0).text));
  const symbols = [...params, ...variables].map(each => each.name).concat([...modules, ...resources].map(each => each.symbol));
  const known = new Set(symbols.concat(loops, [...functions]));

  return {
    file,
    errors: nodes.filter(node => node.type === 'ERROR' || node.isMissing || (node === root && root.hasError))
      .map(node => `line ${line(node)}: ${node.text.split('\n')[0].trim()}`)
      .concat(symbols.filter((name, at) => symbols.indexOf(name) !== at).map(name => `${name}: declared twice`)),
    params, variables, modules, resources, outputs,
    unused: [...params, ...variables].map(each => each.name).filter(name => !names.has(name)),
    undeclared: [...new Set(reads.filter(node => !known.has(node.text)).map(node => `line ${line(node)}: ${node.text}`))],
    moduleOutputs: [...new Set(Array.from(root.text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g), match => `${match[1]}.${match[2]}`))],
  };
}

console.log(JSON.stringify(Object.entries(JSON.parse(fs.readFileSync(0, 'utf8'))).map(read)));
