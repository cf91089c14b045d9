/**
 * npm run checkpoints [-- FILE.json]: published figures against the estimate, as a table, with the scores by kind and
 * the medians by source beside EcoLogits'. Without a file: the project's own points, and leave-one-source-out
 * validation. Every point is printed and scored but those with a reason. The last line is one JSON object.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importModule, importTests } from './lib/harness.mjs';

const OWN = ['checkpoints.json', 'checkpoints-2.json'].map((name) =>
  fileURLToPath(new URL(`../tests/model/footprint/data/${name}`, import.meta.url)),
);

const { predictAll } = await importTests('model/footprint/checkpoints.ts');
const { ecologitsFigure } = await importTests('model/footprint/checkpoint-ecologits.ts');
const { isMeasured, isScored, parsePoints, unscoredBecause } = await importTests('model/footprint/points.ts');
const { errorOfKind, isInside, isWithin2, mediansBySource, scoreByKind, scoreOf } =
  await importTests('model/footprint/scores.ts');
const { FACTORS } = await importModule('src/model/footprint/factors.ts');

const file = process.argv[2];

/** Ends with a JSON line even where the file cannot be read at all: whoever runs this reads the last line. */
function readPoints() {
  try {
    const files = (file === undefined ? OWN : [file]).map((path) => parsePoints(readFileSync(path, 'utf8')));
    return {
      points: files.flatMap(({ points }) => points),
      unreadable: files.flatMap(({ unreadable }) => unreadable),
    };
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

/** A logarithm as the factor it stands for: '×1.3'. */
const factor = (log) => (log === null ? '–' : `×${significant(10 ** log)}`);

function printMedians(predictions) {
  console.log(
    '\nMedian of central / published by kind and source, and of EcoLogits 0.9.3 on the same points',
  );
  const rows = mediansBySource(predictions, ({ point }) => ecologitsFigure(point));
  for (const { kind, source, points: count, bias, ecologits } of rows) {
    const ours = factor(bias).padEnd(8);
    const theirs = ecologits === null ? '' : `EcoLogits ${factor(ecologits)}`;
    console.log(
      `  ${kind.padEnd(20)} ${source.slice(0, 60).padEnd(60)} ${String(count).padEnd(4)} ${ours} ${theirs}`,
    );
  }
  console.log('\nHow far off a kind is, either way: median over its sources');
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ofKind = rows.filter((row) => row.kind === kind);
    const ours = factor(errorOfKind(ofKind, ({ bias }) => bias)).padEnd(8);
    const theirs = factor(errorOfKind(ofKind, ({ ecologits }) => ecologits));
    console.log(`  ${kind.padEnd(20)} ours ${ours} EcoLogits ${theirs}`);
  }
}

function printUnscored(points) {
  const reasons = points.map((point) => [point.id, unscoredBecause(point)]).filter(([, reason]) => reason);
  if (reasons.length > 0) console.log('\nShown and not scored, each with its reason');
  for (const [id, reason] of reasons) console.log(`  ${id}: ${reason}`);
}

const predictions = predictAll(points, () => FACTORS);
const scored = predictions.filter(({ point }) => isScored(point));
const isMeasuredText = ({ point }) => point.kind.startsWith('text') && isMeasured(point);
printTable(predictions);
printUnscored(points);
printScores('Points that count: all but those with a reason', scored);
printScores('Of these, text read off a meter', scored.filter(isMeasuredText));
printMedians(scored);

if (file === undefined) {
  const { leaveOneOut } = await importTests('model/footprint/leave-one-out.ts');
  const validation = leaveOneOut(points);
  console.log('\nLeave-one-source-out: outside the range, or central off by more than a factor 2');
  printTable(validation.filter((prediction) => !isInside(prediction) || !isWithin2(prediction)));
  printScores('Leave-one-source-out: every source predicted without any factor of its own', validation);
}

const { points: count, inside, within2 } = scoreOf(scored);
console.log(JSON.stringify({ points: count, inside, within2, byKind: scoreByKind(scored) }));
