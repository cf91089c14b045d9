/**
 * Compares what was stored with what a capture expects, field by field (docs/captures.md). Nothing is compared
 * loosely: text by length and hash, counts and reported tokens exactly.
 */
import type { Measured, TextMark } from '../../src/model/usage/observation.ts';
import type { MediaType, UsageRequest } from '../../src/model/usage/usage.ts';
import { markText } from '../../src/sites/reading/text-meter.ts';
import type { Capture, Expected, ExpectedAnswer } from './capture.ts';

/** One field that is not as expected. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** The rows one capture led to. */
export interface Found {
  readonly requests: readonly UsageRequest[];
  readonly measured: Readonly<Record<string, Measured>>;
}

type Check = (field: string, expected: unknown, found: unknown) => void;

/** Fields a word in `unscored` stands for besides itself. */
const UNSCORED_GROUPS: Readonly<Record<string, readonly string[]>> = {
  tokens: ['inputTokens', 'outputTokens', 'reasoningTokens', 'totalTokens'],
  images: ['imageSize'],
};

/** @returns every difference; none when the rows are what the capture expects */
export function differences({ expected }: Capture, found: Found): Difference[] {
  const all: Difference[] = [];
  const ignored = new Set(expected.unscored.flatMap((field) => [field, ...(UNSCORED_GROUPS[field] ?? [])]));
  const check: Check = (field, wanted, got) => {
    if (!ignored.has(field.replace(/^.*\./, '')) && JSON.stringify(wanted) !== JSON.stringify(got))
      all.push({ field, expected: wanted, found: got });
  };
  const prompts = found.requests.filter((row) => !row.session).sort((a, b) => a.at - b.at);
  const sessions = found.requests.filter((row) => row.session);
  check('requests', expected.requests, prompts.length);
  check('sessions', expected.sessions ?? 0, sessions.length);
  for (const session of sessions) check('sessions.kind', 'audio', session.kind);
  const first = prompts[0];
  if (!first || expected.requests === 0) return all;
  checkRow(expected, first, check);
  checkMedia(expected, first, check);
  checkTexts(expected, prompts, found.measured, check);
  return all;
}

function checkRow(expected: Expected, row: UsageRequest, check: Check): void {
  if (expected.kind !== undefined) check('kind', expected.kind, row.kind);
  if (expected.intent !== undefined) checkAnyOf('intent', expected.intent, row.intent, check);
  if (expected.mode !== undefined) check('mode', expected.mode, row.mode);
  checkAnyOf('outcome', expected.outcome ?? [expected.aborted ? 'stopped' : 'complete'], row.outcome, check);
  if (expected.model !== undefined) check('model', expected.model, row.model);
  for (const field of ['input', 'output', 'reasoning'] as const) {
    const tokens = expected[`${field}Tokens`];
    if (tokens === undefined) continue;
    check(`${field}Tokens`, [tokens, 'reported'], [row[`${field}Tokens`], row.tokenSource[field]]);
  }
  if (expected.totalTokens !== undefined) check('totalTokens', expected.totalTokens, row.totalTokens);
}

function checkAnyOf(field: string, expected: readonly string[], found: string, check: Check): void {
  const one = expected.length === 1 ? expected[0] : expected;
  check(field, one, expected.includes(found) ? one : found);
}

function checkMedia(expected: Expected, row: UsageRequest, check: Check): void {
  const of = (type: MediaType) => row.media.filter((media) => media.type === type);
  const count = (type: MediaType) => of(type).reduce((sum, media) => sum + media.count, 0);
  const seconds = (type: MediaType) =>
    of(type).reduce((sum, media) => sum + media.count * (media.seconds ?? 0), 0);
  // Sites name a size by its pixels, or a video's by its shorter side alone: `720p`.
  const size = (type: MediaType, like: string) => {
    const sizes = of(type).map(({ width = 0, height = 0 }) =>
      like.endsWith('p') ? `${Math.min(width, height)}p` : `${width}x${height}`,
    );
    return [...new Set(sizes)].join(' ');
  };
  if (expected.images !== undefined) check('images', expected.images, count('image'));
  if (expected.imageSize !== undefined)
    check('imageSize', expected.imageSize, size('image', expected.imageSize));
  if (expected.videos !== undefined) check('videos', expected.videos, count('video'));
  if (expected.videoResolution !== undefined)
    check('videoResolution', expected.videoResolution, size('video', expected.videoResolution));
  // Null: the wire does not tell how long it is.
  if (typeof expected.videoSeconds === 'number')
    check('videoSeconds', expected.videoSeconds, seconds('video'));
  if (expected.clips !== undefined) check('clips', expected.clips, count('audio'));
  if (expected.audioSeconds !== undefined) check('audioSeconds', expected.audioSeconds, seconds('audio'));
}

function checkTexts(
  expected: Expected,
  rows: readonly UsageRequest[],
  measured: Found['measured'],
  check: Check,
): void {
  const [first] = rows;
  if (!first) return;
  if (expected.generations) {
    const marks = measured[first.id]?.answers ?? [];
    check('generations', expected.generations.length, first.generations);
    const texts = expected.generations.map(({ outputText = '' }) => markOf(outputText));
    check('generations.outputText', texts.sort(), marks.map(written).sort());
    return;
  }
  const turns: readonly ExpectedAnswer[] = expected.turns ?? [expected];
  for (const [turn, row] of rows.entries()) {
    const answer = turns[turn];
    const marks = measured[row.id];
    const name = (field: string) => (expected.turns ? `turns[${turn}].${field}` : field);
    if (answer?.outputText !== undefined) {
      check(name('outputText'), markOf(answer.outputText), written(marks?.output));
      checkZero(name('outputTokens'), answer.outputText, answer.outputTokens, row.outputTokens, check);
    }
    if (answer?.reasoningText !== undefined) {
      check(name('reasoningText'), markOf(answer.reasoningText), written(marks?.reasoning));
    }
  }
}

/** No text, no tokens; and some text, some tokens. */
function checkZero(
  field: string,
  text: string,
  reported: number | undefined,
  tokens: number,
  check: Check,
): void {
  if (reported !== undefined) return;
  check(field, visible(text) === '' ? 0 : 'some', tokens === 0 ? 0 : visible(text) === '' ? tokens : 'some');
}

/** A mark as one word, to compare and to show. */
function written(mark: TextMark | undefined): string | undefined {
  return mark && `${mark.length} characters, hash ${mark.hash}`;
}

function markOf(text: string): string | undefined {
  return written(markText(visible(text)));
}

/** Text as a person sees it: ChatGPT's citation marks (private-use brackets) taken out. */
export function visible(text: string): string {
  return text.replace(/\ue200[^\ue201]*(?:\ue201|$)/g, '');
}
