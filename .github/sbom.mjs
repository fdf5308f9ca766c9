// node .github/sbom.mjs VERSION   Prints what a release is made of as CycloneDX 1.6: the packages that the lock file of the program
// names, with the hash that NuGet checked when they were restored.
import fs from 'node:fs';

const version = process.argv[2] ?? '0.0.0';
const locked = JSON.parse(fs.readFileSync(new URL('../src/Sendai.Bot/packages.lock.json', import.meta.url), 'utf8')).dependencies;
const program = `pkg:generic/sendai-bot@${version}`;
const all = Object.assign({}, ...Object.values(locked)); // per framework and platform: the first is the framework's own
const nameOf = name => Object.keys(all).find(key => key.toLowerCase() === name.toLowerCase());
const purl = name => (all[name].type === 'Project' ? `pkg:generic/${name}@${version}` : `pkg:nuget/${name}@${all[name].resolved}`);

const components = Object.entries(all).map(([name, { type, resolved, contentHash }]) => ({
  type: 'library',
  'bom-ref': purl(name),
  name,
  version: type === 'Project' ? version : resolved,
  purl: purl(name),
  ...(contentHash && { hashes: [{ alg: 'SHA-512', content: Buffer.from(contentHash, 'base64').toString('hex') }] }),
}));
const needs = names => Object.keys(names ?? {}).map(nameOf).filter(Boolean).map(purl);
const isDirect = ([, { type }]) => type === 'Direct' || type === 'Project';

console.log(JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': program, name: 'Sendai.Bot', version, purl: program } },
  components,
  dependencies: [
    { ref: program, dependsOn: Object.entries(all).filter(isDirect).map(([name]) => purl(name)) },
    ...Object.entries(all).map(([name, { dependencies }]) => ({ ref: purl(name), dependsOn: needs(dependencies) })),
  ],
}, null, 2));
