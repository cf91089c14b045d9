/** What a page of each site has to load of ours: both worlds' scripts, compressed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../harness/built.ts';
import type { Figure } from './report.ts';

/** The budgets: docs/BUDGETS.md. */
const MAX_BYTES = 15_000;

interface BuiltManifest {
  content_scripts: { matches: string[]; js: string[]; world?: string }[];
}

export function benchCodeSize(): Figure[] {
  const root = builtExtension('chromium');
  const manifest: BuiltManifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const sizes = new Map<string, number>();
  for (const { matches, js } of manifest.content_scripts) {
    const site = matches.join(' ');
    const bytes = js.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(root, file)), { level: 9 }).length,
      0,
    );
    sizes.set(site, (sizes.get(site) ?? 0) + bytes);
  }
  return [...sizes].map(([site, bytes]) => ({
    what: `code on ${site}, both worlds, gzip`,
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    budget: `≤ ${MAX_BYTES / 1000} kB`,
    within: bytes <= MAX_BYTES,
  }));
}
