/** The published figures the project itself keeps, of all its files. */
import { readFileSync } from 'node:fs';
import { type Checkpoint, parsePoints } from './points.ts';

const FILES = ['checkpoints.json', 'checkpoints-2.json'];

export function ownPoints(): Checkpoint[] {
  return FILES.flatMap((name) => {
    const { points, unreadable } = parsePoints(
      readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'),
    );
    if (unreadable.length > 0) throw new Error(`${name}: no published value for ${unreadable.join(', ')}`);
    return points;
  });
}
