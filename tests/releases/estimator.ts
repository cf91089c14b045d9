/** What a frozen release estimates: its own code, as it was shipped. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzip } from '../../scripts/lib/zip.mjs';
import type { SiteUsage } from '../../src/model/footprint/site-usage.ts';
import type { Footprint } from '../../src/model/usage/usage.ts';
import { readRelease } from './releases.ts';

/** The module of each build that exports `estimate`, and the name it has there: a frozen build changes no more. */
const PLACES = { '0.1.0': ['assets/backup-CyuCZtrD.js', 'f'] } as const;

export type Estimate = (usage: SiteUsage, zone: string | null) => Footprint;

/** `estimate` of `src/model/footprint/estimate.ts` as that release has it. */
export async function estimatorOf(version: keyof typeof PLACES): Promise<Estimate> {
  const [path, name] = PLACES[version];
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-estimator-'));
  try {
    unzip(readRelease(version, 'chromium.zip'), folder);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const module: Record<string, Estimate> = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, path)).href
    );
    const estimate = module[name];
    if (!estimate) throw new Error(`${version} has no ${name} in ${path}`);
    return estimate;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
