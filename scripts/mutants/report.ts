/** What a run of mutants is told as. */
import type { Tried } from './lane.ts';

/** A source's room, by which a run is summed up: a folder of `src/`, or the footprint's within the model. */
export function roomOf(path: string): string {
  if (path.startsWith('src/model/footprint/')) return 'footprint';
  return path.split('/')[1] ?? '';
}

/** Whether a test noticed. */
export const isKilled = ({ outcome }: Tried): boolean => outcome === 'killed' || outcome === 'late';

/** Those that could be tried: what is no TypeScript any more says nothing of the tests. */
const counted = (tried: readonly Tried[]): readonly Tried[] =>
  tried.filter(({ outcome }) => outcome !== 'invalid');

/** The share of the mutants that a test noticed, in percent; 100 of none. */
export function killedPercent(tried: readonly Tried[]): number {
  const all = counted(tried);
  return all.length === 0 ? 100 : (100 * all.filter(isKilled).length) / all.length;
}

/** The longest of what stood there that is shown. */
const SHOWN = 120;

const shown = (code: string): string => {
  const line = code.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

/** A mutant that no test noticed, in two lines. */
export function survivorText({ mutant: { path, line, column, kind, was, becomes }, outcome }: Tried): string {
  const why = outcome === 'untested' ? ' (no test comes to it)' : '';
  return `${path}:${line}:${column} ${kind}${why}\n    ${shown(was)}  →  ${shown(becomes)}`;
}

/** Survivors by place, then each room with what was killed of it. */
export function reportOf(tried: readonly Tried[]): string {
  const all = counted(tried);
  const survivors = all
    .filter((one) => !isKilled(one))
    .sort((a, b) => a.mutant.path.localeCompare(b.mutant.path) || a.mutant.line - b.mutant.line);
  const rooms = [...new Set(all.map(({ mutant }) => roomOf(mutant.path)))].sort();
  const row = (name: string, own: readonly Tried[]) =>
    `${name.padEnd(14)}${`${own.filter(isKilled).length}`.padStart(5)} of${`${own.length}`.padStart(5)}${`${killedPercent(own).toFixed(0)} %`.padStart(8)}`;
  return [
    ...survivors.map(survivorText),
    '',
    ...rooms.map((room) =>
      row(
        room,
        all.filter(({ mutant }) => roomOf(mutant.path) === room),
      ),
    ),
    row('all', all),
  ].join('\n');
}
