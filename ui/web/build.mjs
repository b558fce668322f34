// Builds the web components into the static modules that the server serves, and records the hash
// of their sources, so that a test can tell when a module is older than its source.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../src/main/resources/META-INF/resources/parkwatch');
const SOURCES = ['floor-map', 'shared', 'trend', 'build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const MODULES = { 'floor-map': 'floor-map/floor-map.ts', trend: 'trend/trend.ts' };

function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => files(join(path, name)))
    : [path];
}

/** The Java test `WebModulesTest` computes the same: path, zero, bytes, zero, files sorted by path. */
function sourceHash() {
  const all = SOURCES.flatMap((name) => files(join(here, name)))
    .map((path) => ({ path, name: relative(here, path).split(sep).join('/') }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const hash = createHash('sha256');
  for (const { path, name } of all) {
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

mkdirSync(out, { recursive: true });
for (const [name, entry] of Object.entries(MODULES)) {
  const file = join(out, `${name}.js`);
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'inline',
    loader: { '.css': 'text' },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  console.log(`${name}.js ${gzipSync(readFileSync(file)).length} bytes gzipped`);
}
writeFileSync(join(out, 'modules.sha256'), sourceHash() + '\n');
