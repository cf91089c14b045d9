/**
 * npm run checkpoints [-- FILE.json]: published figures against the estimate, as a table, with the scores by kind.
 * Without a file: the project's own points, and leave-one-source-out validation. The last line is one JSON object.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importModule, importTests } from './lib/harness.mjs';

const own = fileURLToPath(new URL('../tests/model/footprint/data/checkpoints.json', import.meta.url));

const { predictAll } = await importTests('model/footprint/checkpoints.ts');
const { isScored, parsePoints } = await importTests('model/footprint/points.ts');
const { isInside, isWithin2, scoreByKind, scoreOf } = await importTests('model/footprint/scores.ts');
const { FACTORS } = await importModule('src/model/footprint/factors.ts');

const file = process.argv[2];

/** Ends with a JSON line even where the file cannot be read at all: whoever runs this reads the last line. */
function readPoints() {
  try {
    return parsePoints(readFileSync(file ?? own, 'utf8'));
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    console.log(JSON.stringify({ points: 0, inside: 0, within2: 0, byKind: {}, error: error.message }));
    process.exit(1);
  }
}

const { points, unreadable } = readPoints();
if (unreadable.length > 0) console.log(`No published value above zero, left out: ${unreadable.join(', ')}\n`);

const significant = (value) => (value === undefined ? '' : String(Number(value.toPrecision(3))));

function printTable(predictions) {
  const rows = predictions.map((prediction) => {
    const { point, published, range } = prediction;
    return [
      point.id,
      point.kind,
      point.role,
      significant(published),
      significant(range?.low),
      significant(range?.central),
      significant(range?.high),
      point.unit,
      range ? significant(range.central / published) : '',
      range ? (isInside(prediction) ? 'inside' : 'OUTSIDE') : 'not predicted',
      isWithin2(prediction) ? 'within 2' : '',
    ];
  });
  const head = [
    'point',
    'kind',
    'role',
    'published',
    'low',
    'central',
    'high',
    'unit',
    'central/published',
    '',
    '',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  for (const row of [head, ...rows])
    console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  '));
}

function printScores(title, predictions) {
  console.log(`\n${title}`);
  const all = { ...scoreByKind(predictions), 'all kinds': scoreOf(predictions) };
  for (const [kind, { points: count, inside, within2, width }] of Object.entries(all)) {
    const share = (part) => `${part}/${count} (${Math.round((100 * part) / Math.max(1, count))} %)`;
    console.log(
      `  ${kind.padEnd(20)} inside ${share(inside).padEnd(16)} within 2 ${share(within2).padEnd(16)} mean log10(high/low) ${width.toFixed(3)}`,
    );
  }
}

const predictions = predictAll(points, () => FACTORS);
// A file without roles that count is scored whole.
const scored = points.some(isScored) ? predictions.filter(({ point }) => isScored(point)) : predictions;
printTable(predictions);
printScores('Points that count (calibration and validation)', scored);

if (file === undefined) {
  const { leaveOneOut } = await importTests('model/footprint/leave-one-out.ts');
  const validation = leaveOneOut(points);
  console.log('\nLeave-one-source-out: outside the range, or central off by more than a factor 2');
  printTable(validation.filter((prediction) => !isInside(prediction) || !isWithin2(prediction)));
  printScores('Leave-one-source-out: every source predicted without any factor of its own', validation);
}

const { points: count, inside, within2 } = scoreOf(scored);
console.log(JSON.stringify({ points: count, inside, within2, byKind: scoreByKind(scored) }));
