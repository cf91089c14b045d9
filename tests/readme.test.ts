/** The figures of README.md and README.fr.md are those a run of `npm run checkpoints` shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FACTORS } from '../src/model/footprint/factors.ts';
import { predictAll } from './model/footprint/checkpoints.ts';
import { leaveOneOut } from './model/footprint/leave-one-out.ts';
import { ownPoints } from './model/footprint/own-points.ts';
import { isScored } from './model/footprint/points.ts';
import { type Score, scoreOf } from './model/footprint/scores.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');

/** A row of the table: which kinds of points it sums up. */
const ROWS: readonly (readonly [english: string, french: string, kinds: RegExp])[] = [
  [
    'chat products and agents: energy, carbon, water, ratios',
    'produits de chat et agents : énergie, carbone, eau, rapports',
    /^(?:text|text-ghg|text-water-onsite|text-marginal|ratio|agent|search)$/,
  ],
  ['open models on known hardware', 'modèles ouverts sur matériel connu', /^text-(?:gpu|measured)$/],
  ['pictures', 'images', /^image-/],
  ['videos', 'vidéos', /^video-/],
  ['sounds', 'sons', /^music-/],
  ['all', 'tous', /./],
];

const points = ownPoints();
const fitted = predictAll(points, () => FACTORS).filter(({ point }) => isScored(point));
const unseen = leaveOneOut(points);

const percent = (part: number, { points: count }: Score): string => `${Math.round((100 * part) / count)} %`;

function rowsOf(language: 0 | 1): string[] {
  return ROWS.map((row) => {
    const ofRow = row[2];
    const own = scoreOf(fitted.filter(({ point }) => ofRow.test(point.kind)));
    const left = scoreOf(unseen.filter(({ point }) => ofRow.test(point.kind)));
    const share = (part: number) => (row[0] === 'all' ? `${part} (${percent(part, left)})` : `${part}`);
    const cells = [
      row[language],
      own.points,
      own.inside,
      own.within2,
      share(left.inside),
      share(left.within2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

/** A page without its line breaks, its no-break spaces as good as others. */
const plain = (page: string): string => page.replace(/\s+/g, ' ');

it.each([
  ['README.md', 0],
  ['README.fr.md', 1],
] as const)('%s says what a run shows', (page, language) => {
  const text = plain(read(`../${page}`));
  for (const row of rowsOf(language)) expect(text).toContain(row);
  const { points: count, inside, within2 } = scoreOf(fitted);
  expect(text).toMatch(new RegExp(`\\b${count}\\b[^|]*\\b${inside}\\b[^|]*\\b${within2}\\b`));
  const width = Math.round(10 ** scoreOf(fitted.filter(({ point }) => point.kind === 'text')).width);
  expect(text).toMatch(language === 0 ? `a factor ${width} apart` : `un facteur ${width} l’un de l’autre`);
});
