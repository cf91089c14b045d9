import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const MAX_GZIP_BYTES = 2_500;
const COACH = resolve(import.meta.dirname, '../../src/coach');
const ENTRY = 'coach-in-the-tab';

it('weighs at most 2.5 kB in the tab: features and rules, minified and gzipped', async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: ENTRY,
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) =>
          id === ENTRY
            ? `export { featuresOf } from '${COACH}/features.ts'; export { adviceFor } from '${COACH}/advice.ts';`
            : null,
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'chrome123',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  })) as Rolldown.RolldownOutput;
  const code = built.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  expect(code).toContain('long-thread');
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`coach in the tab: ${bytes} bytes gzipped`);
  expect(bytes).toBeLessThanOrEqual(MAX_GZIP_BYTES);
});
