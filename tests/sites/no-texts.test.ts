/** Where an answer's text should be and is none: what stands there instead counts for no more than a letter. */
import { expect, it } from 'vitest';
import { measuredOf } from '../../src/sites/reading/measured.ts';
import { SUBJECTS, type Subject } from '../fuzz/subjects.ts';
import { rewriteJson } from '../harness/json-islands.ts';
import { fixturesOf } from './played.ts';
import { type Capture, playCapture } from './tab-double.ts';

/** Captures of a site that are tried. */
const TRIED = 3;
const NO_TEXT = { canary: 1 };
/** They hold, in the end, all that came in pieces before: without it the pieces stay. */
const WHOLE = [
  'genspark field_value',
  'huggingchat text',
  'm365-copilot text',
  'pi text',
  'zai edit_content',
];

type Replace = (name: string, text: string) => unknown;

/** The value with every text under a name replaced, also in JSON within a text. */
function rewritten(value: unknown, replace: Replace): unknown {
  if (typeof value === 'string' && /^\s*[[{]/.test(value))
    return rewriteJson(Buffer.from(value), (inner) => rewritten(inner, replace)).toString();
  if (Array.isArray(value)) return value.map((item) => rewritten(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  const items = Object.entries(value).map(([name, item]) => [
    name,
    typeof item === 'string' && !/^\s*[[{]/.test(item) ? replace(name, item) : rewritten(item, replace),
  ]);
  return Object.fromEntries(items);
}

/** The capture with what comes in rewritten. */
function answeredBy(capture: Capture, replace: Replace): Capture {
  const exchanges = capture.exchanges.map((exchange) => ({
    ...exchange,
    chunks: exchange.chunks.map((chunk) => {
      if (chunk.dir === 'out') return chunk;
      const bytes = Buffer.from(chunk.data, chunk.base64 ? 'base64' : 'utf8');
      const data = rewriteJson(bytes, (value) => rewritten(value, replace));
      return {
        ...chunk,
        data: data.toString('base64'),
        base64: exchange.transport !== 'ws' || chunk.base64 === true,
      };
    }),
  }));
  const texts = exchanges.map((exchange) => ({
    ...exchange,
    chunks: exchange.chunks.map((chunk) =>
      chunk.base64 || chunk.dir === 'out'
        ? chunk
        : { ...chunk, data: Buffer.from(chunk.data, 'base64').toString() },
    ),
  }));
  return { ...capture, exchanges: texts };
}

/** Names under which texts stand that the capture says the answer is made of. */
function textNames(capture: Capture): string[] {
  const { outputText = '', reasoningText = '' } = capture.expected;
  const names = new Set<string>();
  answeredBy(capture, (name, text) => {
    if (text.trim() !== '' && (outputText.includes(text) || reasoningText.includes(text))) names.add(name);
    return text;
  });
  return [...names];
}

/** UTF-16 units of answers and reasoning. */
function unitsOf({ createReader, row }: Subject, capture: Capture): number {
  const measured = playCapture(createReader, row, capture).turns.map(measuredOf);
  return measured.reduce((sum, { output, reasoning }) => sum + output.length + reasoning.length, 0);
}

const cases = SUBJECTS.flatMap((subject) =>
  fixturesOf(subject.row.id)
    .filter(({ expected }) => expected.outputText)
    .slice(0, TRIED)
    .flatMap((capture) =>
      textNames(capture).map((name) => ({
        place: `${subject.row.id} ${capture.scenario} ${name}`,
        subject,
        capture,
        name,
      })),
    ),
);

it.each(cases)('in $place', ({ subject, capture, name }) => {
  const unitsWith = (instead: unknown) =>
    unitsOf(
      subject,
      answeredBy(capture, (found, text) => (found === name ? instead : text)),
    );
  const most = WHOLE.includes(`${subject.row.id} ${name}`) ? unitsOf(subject, capture) : unitsWith('x');
  expect(unitsWith(NO_TEXT)).toBeLessThanOrEqual(most);
});
