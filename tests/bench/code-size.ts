/** What a page of each site has to load of ours: both worlds' scripts, compressed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../harness/built.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

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
    sizes.set(site, (sizes.get(site) ?? 0) + bytes / 1000);
  }
  return figuresOf([...sizes].sort(([, one], [, other]) => other - one));
}

/** @param sizes kilobytes of each site, the largest first */
function figuresOf(sizes: readonly (readonly [site: string, kilobytes: number])[]): Figure[] {
  const kilobytes = sizes.map(([, size]) => size);
  const middle = median(kilobytes);
  const over = sizes.filter(([, size]) => !isWithin('code-every', size));
  const named = over.map(([site, size]) => `${hostsOf(site)} ${size.toFixed(1)}`).join(', ');
  const [most = 0, least = 0] = [kilobytes[0], kilobytes.at(-1)];
  return [
    {
      id: 'code-median',
      what: 'code on a page, both worlds, gzip, median of the sites granted at install',
      measured: `${middle.toFixed(1)} kB of ${sizes.length} sites`,
      within: isWithin('code-median', middle),
    },
    {
      id: 'code-every',
      what: 'the same on every site',
      measured: `${least.toFixed(1)} to ${most.toFixed(1)} kB${named && `; over: ${named}`}`,
      within: over.length === 0,
    },
  ];
}

/** Of match patterns, the hosts. */
function hostsOf(site: string): string {
  return site.replace(/\w+:\/\/|\/\*/g, '');
}
