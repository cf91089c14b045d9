/** An explained capture for people: what crossed the network, what was made of it, and what that adds up to. */
import { type Difference, rowsOf, visible } from '../harness/check.ts';
import type { Expected } from '../harness/expected.ts';
import { exchangeText } from './exchange-words.ts';
import { type Explained, type ExplainedTurn, isAsExpected } from './explained.ts';
import { folded } from './message-words.ts';
import { readingText } from './reading-words.ts';
import { indented, requestWords, TEXT_WIDTH, turnText } from './turn-words.ts';

/** In one line: for those that are right among many. */
export function lineText(explained: Explained): string {
  const { turns } = explained;
  const told = turns.map(({ request }) => (request ? requestWords(request) : 'not told'));
  return `${verdict(explained).padEnd(8)} ${nameOf(explained)}  ${told.join('; ') || 'no request'}`;
}

/** @param all folds nothing */
export function captureText(explained: Explained, all: boolean): string {
  const { opened, row, exchanges, steps, turns } = explained;
  const { capture, faults } = opened;
  const sections = [
    `${nameOf(explained)}  ${verdict(explained)}`,
    ...faults.map((fault) => `  broken: ${fault}`),
  ];
  if (!capture) return sections.join('\n');
  const noRow = `  no row of src/sites/table.ts is for ${capture.site} or ${capture.page}`;
  if (!row) return [...sections, noRow].join('\n');
  return [
    ...sections,
    `  ${row.label} on ${capture.page}${row.id === capture.site ? '' : `, read by the row ${row.id}`}`,
    '\nexchanges',
    ...exchanges.map((exchange, index) => indented(exchangeText(exchange, index, all))),
    ...(steps.some(({ message }) => message) ? ['\nreading', readingText(steps, all)] : []),
    ...turns.map((turn) => `\n${turnText(turn, steps, all)}`),
    `\n${expectedText(explained, all)}`,
  ].join('\n');
}

function nameOf({ opened: { path, capture } }: Explained): string {
  return capture ? `${capture.site}/${capture.scenario}` : path;
}

function verdict(explained: Explained): string {
  const { opened, row } = explained;
  if (isAsExpected(explained)) return 'ok';
  if (!opened.capture || opened.faults.length > 0) return 'BROKEN';
  return row ? 'WRONG' : 'NO ROW';
}

function expectedText({ opened: { expects, capture }, turns, differences }: Explained, all: boolean): string {
  if (!expects || !capture) return 'expected: the capture does not say';
  if (differences.length === 0) return 'as expected';
  const lines = differences.flatMap((difference) => [
    differenceText(difference),
    ...textDifference(difference.field, capture.expected, turns, all),
  ]);
  return ['differs from what the capture expects', ...lines].join('\n  ');
}

function differenceText({ field, expected, found }: Difference): string {
  return `${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found) ?? 'nothing'}`;
}

/** For the text of an answer: where it parts from what is expected. */
function textDifference(
  field: string,
  expected: Expected,
  turns: readonly ExplainedTurn[],
  all: boolean,
): string[] {
  const place = /^(?:turns\[(\d+)\]\.)?outputText$/.exec(field);
  if (!place) return [];
  const index = Number(place[1] ?? 0);
  const wanted = visible(rowsOf(expected)[index]?.outputText ?? '');
  const found = turns[index]?.outputText ?? '';
  let at = 0;
  while (at < wanted.length && wanted[at] === found[at]) at++;
  const rest = (text: string) => folded(JSON.stringify(text.slice(at)), all ? undefined : TEXT_WIDTH);
  const from = `  from character ${at + 1}: `;
  return [`${from}expected ${rest(wanted)}`, `${' '.repeat(from.length)}found    ${rest(found)}`];
}
