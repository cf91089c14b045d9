/** What the captures of this repository say: every row each of its fields, or the comparison would pass them over. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCaptures } from './capture.ts';
import { rowsOf } from './check.ts';
import type { ExpectedRow } from './expected.ts';

const CAPTURES = readCaptures(join(import.meta.dirname, '../fixtures'));

const NAMED = [
  'kind',
  'intent',
  'mode',
  'effort',
  'model',
  'promptText',
  'reasoningText',
  'toolTokens',
] as const satisfies readonly (keyof ExpectedRow)[];

/** How much of what an edit or a regeneration takes the place of is read again is not told on most sites. */
const REPLACING = ['edit', 'regenerate'];

it.each(
  CAPTURES.filter(({ expected }) => expected.requests > 0),
)('$site/$scenario says of each of its rows all that can be compared', ({ expected }) => {
  const rows = rowsOf(expected);
  expect(rows).toHaveLength(expected.requests);
  for (const [index, row] of rows.entries()) {
    const isReplacing = REPLACING.some((intent) => row.intent?.includes(intent));
    const wanted = [...NAMED, ...(isReplacing ? [] : (['contextTokens'] as const))];
    const missing = wanted.filter((field) => row[field] === undefined && !expected.unscored.includes(field));
    expect(missing, `row ${index}`).toEqual([]);
    const saysWhatCame = row.outputText !== undefined || row.generations !== undefined;
    expect(saysWhatCame || producesMedia(row), `row ${index}: what came`).toBe(true);
  }
});

function producesMedia({ kind, images, videos, clips, outcome }: ExpectedRow): boolean {
  const hasCome = [images, videos, clips].some((count) => count !== undefined);
  return kind !== 'text' && (hasCome || outcome !== undefined);
}
