/** What is downloaded once: the package as the stores get it. */
import { packedFolder } from '../../scripts/lib/packing.mjs';
import { builtExtension } from '../harness/built.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';

export function benchPackageSize(): Figure[] {
  const kilobytes = packedFolder(builtExtension('chromium')).length / 1000;
  return [
    {
      id: 'zip',
      what: 'package for Chrome and Edge',
      measured: `${kilobytes.toFixed(0)} kB`,
      within: isWithin('zip', kilobytes),
    },
  ];
}
