/**
 * Fits src/model/usage/token-costs.ts: what each step from one kind of character to the next costs in o200k tokens.
 *
 *   node scripts/token-corpora.mjs <folder>      once: makes <folder>/training.json (tests/corpora/SOURCES.md)
 *   node scripts/calibrate-tokens.mjs <folder>   writes the costs, then shows the error on the held-out passages
 *
 * Minimised, over the costs c of the steps: the squared error of each training passage, divided by its tokens ** 1.5
 * and its language's total, plus a penalty that pulls each step's cost to the mean cost of its target kind. The
 * penalty's absolute part makes most rare steps exactly that mean, so the table compresses. Coordinate descent, first
 * on real numbers, then on whole units.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { runnerImport } from 'vite';
import { ROOT } from './lib/root.mjs';
import { randomFrom } from './token-corpora/random.mjs';
import { syntheticTexts } from './token-corpora/synthetic.mjs';

const COSTS_FILE = join(ROOT, 'src/model/usage/token-costs.ts');
const UNITS_PER_TOKEN = 16;
/** First character of the costs' text, and the dearest step: no quote or backslash lies between. */
const ZERO_CHAR = 40;
const MAX_UNITS = 51;
const RIDGE = 1e-5;
const LASSO = 4e-5;
const ROUNDS = 300;
const ROUNDS_IN_UNITS = 40;
const SMALLEST_MOVE = 1e-4;
/** Weight of a language as a whole: the promised ones count most. */
const WEIGHTS = { en: 1, fr: 1, de: 1, es: 1, zh: 1, ja: 1, code: 1.5 };
const OTHER_WEIGHT = 0.3;
const SMALL_WEIGHT = 0.1;
/** Fewer passages than this say little about a language. */
const SMALL = 50;

const KIND_NAMES = [
  ...'abcdefghijklmnopqrstuvwxyz',
  ...['other Latin', 'upper case', 'space', 'more space', 'newline', 'digit', 'second digit', 'third digit'],
  ...[
    'mark',
    'same mark',
    'symbol',
    'Greek',
    'Cyrillic',
    'Armenian, Hebrew, Arabic',
    'Indic',
    'Thai and near',
  ],
  ...['CJK punctuation', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'emoji', 'other'],
];
const KINDS = KIND_NAMES.length;
const STEPS = KINDS * KINDS;
/** About what a letter costs in a row of capitals, whose steps are those of small letters once they are fitted. */
const UNITS_IN_ROW = 5;

/** The counter's own automaton, and what stands for kinds that aren't fitted. */
async function loadCounter() {
  const modules = ['tokens', 'token-tables', 'character-kinds'].map((name) =>
    runnerImport(join(ROOT, `src/model/usage/${name}.ts`), { configFile: false, logLevel: 'error' }),
  );
  const [{ kindAfter, tokenTables }, { FLAT, fitted }, kinds] = (await Promise.all(modules)).map(
    ({ module }) => module,
  );
  if (kinds.KINDS !== KINDS)
    throw new Error(`character-kinds.ts has ${kinds.KINDS} kinds, this script names ${KINDS}`);
  return { kindAfter, kindOfSlot: tokenTables().kindOfSlot, fitted, FLAT };
}

/** A passage as its steps (parallel `steps` and `counts`) and its true `tokens`, less those of kinds that aren't fitted. */
function measure({ kindAfter, kindOfSlot, fitted, FLAT }, lang, text) {
  const histogram = new Map();
  let kind = KIND_NAMES.indexOf('newline');
  let previous = -1;
  let flatUnits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const next = kindAfter(kindOfSlot, kind, previous, unit);
    const step = fitted(next) * KINDS + fitted(kind);
    if (next >= KINDS) flatUnits += FLAT.get(next) ?? UNITS_IN_ROW;
    else histogram.set(step, (histogram.get(step) ?? 0) + 1);
    kind = next;
    previous = unit;
  }
  const tokens = countTokens(text, { disallowedSpecial: new Set() }) - flatUnits / UNITS_PER_TOKEN;
  return { lang, tokens, steps: [...histogram.keys()], counts: [...histogram.values()] };
}

const weightOf = (lang, passages) => WEIGHTS[lang] ?? (passages < SMALL ? SMALL_WEIGHT : OTHER_WEIGHT);

/** The normal equations `gram · costs = moment` of the weighted squares. */
function normalEquations(rows) {
  const gram = new Float64Array(STEPS * STEPS);
  const moment = new Float64Array(STEPS);
  for (const lang of new Set(rows.map((row) => row.lang))) {
    const group = rows.filter((row) => row.lang === lang);
    const total = group.reduce((sum, row) => sum + row.tokens ** 0.5, 0);
    for (const { tokens, steps, counts } of group) {
      const weight = (weightOf(lang, group.length) * tokens ** -1.5) / total;
      for (let a = 0; a < steps.length; a++) {
        const weighted = weight * counts[a];
        moment[steps[a]] += weighted * tokens;
        for (let b = 0; b < steps.length; b++) gram[steps[a] * STEPS + steps[b]] += weighted * counts[b];
      }
    }
  }
  return { gram, moment };
}

/** Least squares with one cost for each target kind. */
function meanCosts({ gram, moment }) {
  const targetOf = (step) => Math.floor(step / KINDS);
  const folded = new Float64Array(KINDS * KINDS);
  const target = new Float64Array(KINDS);
  for (let a = 0; a < STEPS; a++) {
    target[targetOf(a)] += moment[a];
    for (let b = 0; b < STEPS; b++) folded[targetOf(a) * KINDS + targetOf(b)] += gram[a * STEPS + b];
  }
  const means = new Float64Array(KINDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < KINDS; k++) {
      let rest = target[k];
      for (let j = 0; j < KINDS; j++) if (j !== k) rest -= folded[k * KINDS + j] * means[j];
      means[k] = Math.max(0, rest / (folded[k * KINDS + k] + Number.EPSILON));
    }
  }
  return means;
}

/** `value` in whole units, within the table's range. */
const inUnits = (value) =>
  Math.min(MAX_UNITS, Math.max(0, Math.round(value * UNITS_PER_TOKEN))) / UNITS_PER_TOKEN;
const inRange = (value) => Math.min(MAX_UNITS / UNITS_PER_TOKEN, Math.max(0, value));

/** The costs in tokens, each a whole number of units. */
function fitCosts(equations) {
  const { gram, moment } = equations;
  const means = meanCosts(equations).map(inUnits);
  const prior = Float64Array.from({ length: STEPS }, (_, step) => means[Math.floor(step / KINDS)]);
  const costs = Float64Array.from(prior);
  const gradient = Float64Array.from({ length: STEPS }, (_, a) => {
    let sum = -moment[a];
    for (let b = 0; b < STEPS; b++) sum += gram[a * STEPS + b] * costs[b];
    return sum;
  });
  const move = (step, value) => {
    const by = value - costs[step];
    if (by === 0) return 0;
    costs[step] = value;
    for (let other = 0; other < STEPS; other++) gradient[other] += gram[step * STEPS + other] * by;
    return Math.abs(by);
  };
  const best = (step) => {
    const curvature = gram[step * STEPS + step] + RIDGE;
    const pull = costs[step] - prior[step];
    const off = pull - (gradient[step] + RIDGE * pull) / curvature;
    return prior[step] + Math.sign(off) * Math.max(0, Math.abs(off) - LASSO / curvature);
  };
  const descend = (rounds, clamp) => {
    for (let round = 0; round < rounds; round++) {
      let largest = 0;
      for (let step = 0; step < STEPS; step++) largest = Math.max(largest, move(step, clamp(best(step))));
      if (largest < SMALLEST_MOVE) return;
    }
  };
  descend(ROUNDS, inRange);
  for (let step = 0; step < STEPS; step++) move(step, inUnits(costs[step]));
  descend(ROUNDS_IN_UNITS, inUnits);
  return costs;
}

/** token-costs.ts: a row for each target kind, a character for each kind before it. */
function costsModule(costs) {
  const rows = KIND_NAMES.map((name, to) => {
    const row = Array.from(costs.subarray(to * KINDS, (to + 1) * KINDS), (cost) =>
      String.fromCharCode(ZERO_CHAR + Math.round(cost * UNITS_PER_TOKEN)),
    );
    return `  '${row.join('')}'${to === KINDS - 1 ? ';' : ' +'} // ${name}`;
  });
  return `${[
    '/**',
    ' * What each step from one kind of character to the next costs, in parts of an o200k token. Written by',
    ' * scripts/calibrate-tokens.mjs (fitted on the training half of tests/corpora/SOURCES.md): never edit by hand.',
    ' * A row for each kind stepped to, in it a character for each kind stepped from, in the same order;',
    ` * its code less ${ZERO_CHAR} is the cost in units.`,
    ' */',
    `export const UNITS_PER_TOKEN = ${UNITS_PER_TOKEN};`,
    '',
    '// biome-ignore format: a table',
    'export const TOKEN_COSTS =',
    ...rows,
  ].join('\n')}\n`;
}

/** Signed error of the sum, and the 90th percentile of the passages' absolute errors, in percent. */
function errorsOf(rows, costs) {
  const estimates = rows.map(({ steps, counts }) =>
    steps.reduce((sum, step, i) => sum + counts[i] * costs[step], 0),
  );
  const truth = rows.reduce((sum, row) => sum + row.tokens, 0);
  const absolute = rows.map((row, i) => Math.abs(estimates[i] / row.tokens - 1)).sort((a, b) => a - b);
  const aggregate = estimates.reduce((sum, each) => sum + each, 0) / truth - 1;
  return { aggregate: aggregate * 100, p90: absolute[Math.floor(absolute.length * 0.9)] * 100 };
}

function heldOut() {
  const read = (name) => JSON.parse(readFileSync(join(ROOT, `tests/corpora/${name}.json`), 'utf8'));
  const promised = Object.keys(WEIGHTS).flatMap((lang) => read(lang).map(({ text }) => ({ lang, text })));
  return [...promised, ...read('others')];
}

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/calibrate-tokens.mjs <folder of training.json>');
const counter = await loadCounter();
const training = Object.entries(JSON.parse(readFileSync(join(folder, 'training.json'), 'utf8')));
const texts = [
  ...training.flatMap(([lang, passages]) => passages.map(({ text }) => ({ lang, text }))),
  ...syntheticTexts(randomFrom(1)).map((text) => ({ lang: 'synthetic', text })),
];
const rows = texts.map(({ lang, text }) => measure(counter, lang, text));
const costs = fitCosts(normalEquations(rows));
writeFileSync(COSTS_FILE, costsModule(costs));

const measured = heldOut().map(({ lang, text }) => measure(counter, lang, text));
for (const lang of new Set(measured.map((row) => row.lang))) {
  const group = measured.filter((row) => row.lang === lang);
  const { aggregate, p90 } = errorsOf(group, costs);
  console.log(
    `${lang.padEnd(5)} ${String(group.length).padStart(4)} passages  aggregate ${aggregate.toFixed(1).padStart(5)} %  p90 ${p90.toFixed(1).padStart(5)} %`,
  );
}
