/**
 * Compares what was stored with what a capture expects, every row and every field it names (docs/captures.md): text
 * by length and hash, what the site reports exactly, and what is counted or inferred within 20 %.
 */
import type { Measured, TextMark } from '../../src/model/usage/observation.ts';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import type { TokenSource, UsageRequest } from '../../src/model/usage/usage.ts';
import { markText } from '../../src/sites/reading/text-meter.ts';
import type { Capture } from './capture.ts';
import { checkMedia } from './check-media.ts';
import type { Expected, ExpectedRow, ExpectedTokens } from './expected.ts';

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

/** Notes a field whose values are not the same, once written as JSON. */
export type Check = (field: string, expected: unknown, found: unknown) => void;

function countFields(part: string): string[] {
  return [`${part}Tokens`, `tokenSource.${part}`];
}

/** Fields a word in `unscored` stands for besides itself. */
const UNSCORED_GROUPS: Readonly<Record<string, readonly string[]>> = {
  tokens: [
    ...['input', 'output', 'reasoning'].flatMap(countFields),
    'contextTokens',
    'toolTokens',
    'totalTokens',
  ],
  images: ['imageSize'],
  inputTokens: countFields('input'),
  outputTokens: countFields('output'),
  reasoningTokens: countFields('reasoning'),
};

/** The text that a count is of. */
const TEXT_FIELDS = { input: 'promptText', output: 'outputText', reasoning: 'reasoningText' } as const;

/** How far a count that nobody reports may be off, and that much at least: short texts are cut in whole tokens. */
const TOLERANCE = 0.2;
const TOLERATED_TOKENS = 1;

/** @returns every difference; none when the rows are what the capture expects */
export function differences({ expected }: Capture, found: Found): Difference[] {
  const all: Difference[] = [];
  const ignored = new Set(expected.unscored.flatMap((field) => [field, ...(UNSCORED_GROUPS[field] ?? [])]));
  const check: Check = (field, wanted, got) => {
    if (!ignored.has(field.replace(/^turns\[\d+\]\./, '')) && JSON.stringify(wanted) !== JSON.stringify(got))
      all.push({ field, expected: wanted, found: got });
  };
  const prompts = found.requests.filter((row) => !row.session).sort((a, b) => a.at - b.at);
  const sessions = found.requests.filter((row) => row.session);
  check('requests', expected.requests, prompts.length);
  check('sessions', expected.sessions ?? 0, sessions.length);
  for (const session of sessions) check('sessions.kind', 'audio', session.kind);
  const isSession = expected.requests === 0 && (expected.sessions ?? 0) > 0;
  if (expected.requests === 0 && !isSession) return all;
  const wanted = rowsOf(expected);
  for (const [index, row] of (isSession ? sessions : prompts).entries()) {
    const name = (field: string) =>
      prompts.length > 1 || wanted.length > 1 ? `turns[${index}].${field}` : field;
    const of: Check = (field, one, other) => check(name(field), one, other);
    checkRow(wanted[index] ?? {}, row, found.measured[row.id], of);
    const readTokens = found.measured[row.id]?.readTokens ?? 0;
    checkCounts(wanted[index] ?? {}, row, { unscored: ignored, readTokens }, of);
  }
  return all;
}

/** What is expected of each row. */
export function rowsOf({ turns, ...first }: Expected): readonly ExpectedRow[] {
  if (!turns) return [first];
  return turns.map((turn, index) => (index === 0 ? { ...first, ...turn } : turn));
}

function checkRow(
  expected: ExpectedRow,
  row: UsageRequest,
  measured: Measured | undefined,
  check: Check,
): void {
  const { kind, intent, mode, effort, model, outcome, aborted, totalTokens } = expected;
  if (kind !== undefined) check('kind', kind, row.kind);
  if (intent !== undefined) checkAnyOf('intent', intent, row.intent, check);
  if (mode !== undefined) check('mode', mode, row.mode);
  if (effort !== undefined) check('effort', effort, row.effort);
  checkAnyOf('outcome', outcome ?? [aborted ? 'stopped' : 'complete'], row.outcome, check);
  if (model !== undefined) check('model', model, row.model);
  // Of what still waits for its end nothing is settled.
  if (row.outcome !== 'pending')
    check('understood', expected.understood === undefined ? true : expected.understood, measured?.understood);
  const generations =
    answersOf(expected)?.length ?? expected.generations ?? (kind === 'text' ? 1 : undefined);
  if (generations !== undefined) check('generations', generations, row.generations);
  if (totalTokens !== undefined) check('totalTokens', totalTokens, row.totalTokens);
  checkTexts(expected, measured, check);
  checkMedia(expected, row, check);
}

function checkAnyOf(field: string, expected: readonly string[], found: string, check: Check): void {
  const one = expected.length === 1 ? expected[0] : expected;
  check(field, one, expected.includes(found) ? one : found);
}

/** The texts of several answers, where the capture tells them apart. */
function answersOf({ generations }: ExpectedRow): readonly string[] | undefined {
  return typeof generations === 'object' ? generations.map(({ outputText = '' }) => outputText) : undefined;
}

function checkTexts(expected: ExpectedRow, measured: Measured | undefined, check: Check): void {
  const { promptText, attachmentChars, outputText, reasoningText } = expected;
  if (promptText !== undefined && attachmentChars !== undefined)
    check('promptText.length', promptText.length + attachmentChars, measured?.input.length);
  else if (promptText !== undefined) check('promptText', markOf(promptText), written(measured?.input));
  if (reasoningText !== undefined)
    check('reasoningText', markOf(reasoningText), written(measured?.reasoning));
  const answers = answersOf(expected);
  if (answers) {
    const found = (measured?.answers ?? []).map(written);
    check('generations.outputText', answers.map(markOf).sort(), found.sort());
  } else if (outputText !== undefined) {
    check('outputText', markOf(outputText), written(measured?.output));
  }
}

/**
 * Of a count that isn't told, what its text comes to; where the text can't be decided, whether there is one.
 * @param readTokens what the input holds that is no text of the prompt's
 */
function checkCounts(
  expected: ExpectedRow,
  row: UsageRequest,
  { unscored, readTokens }: { readonly unscored: ReadonlySet<string>; readonly readTokens: number },
  check: Check,
): void {
  const { promptText, attachmentChars, outputText, reasoningText, contextTokens, toolTokens } = expected;
  const texts = {
    input: [attachmentChars === undefined ? promptText : undefined],
    output: answersOf(expected) ?? [outputText],
    reasoning: [reasoningText],
  };
  for (const part of ['input', 'output', 'reasoning'] as const) {
    const field = `${part}Tokens` as const;
    const told = expected[field];
    const source = row.tokenSource[part];
    const text = countOf(texts[part]);
    const exact = part === 'input' && text !== undefined ? text + readTokens : text;
    const counted = exact && unscored.has(TEXT_FIELDS[part]) ? 'some' : exact;
    const wanted = expected.tokenSource?.[part] ?? (told === undefined ? undefined : 'reported');
    if (wanted !== undefined) check(`tokenSource.${part}`, wanted, source);
    else if (counted !== undefined) check(`tokenSource.${part}`, notReported(source), source);
    if (typeof told === 'number' && wanted === 'reported') check(field, told, row[field]);
    else checkAbout(field, told ?? (source === 'counted' ? counted : undefined), row[field], check);
  }
  checkAbout('contextTokens', contextTokens, row.contextTokens, check);
  checkAbout('toolTokens', toolTokens, row.toolTokens, check);
}

function notReported(source: TokenSource): string {
  return source === 'reported' ? 'not reported' : source;
}

/** Tokens of texts, each counted alone, and rounded together; undefined where one is not known. */
function countOf(texts: readonly (string | undefined)[]): number | undefined {
  if (texts.some((text) => text === undefined)) return undefined;
  const exact = texts.reduce((sum, text = '') => {
    const counter = new TokenCounter();
    counter.add(visible(text));
    return sum + counter.exactTokens;
  }, 0);
  return texts.join('') === '' ? 0 : Math.max(1, Math.round(exact));
}

/** None is exactly none, and some is never none. */
function checkAbout(field: string, wanted: ExpectedTokens | undefined, found: number, check: Check): void {
  if (wanted === undefined) return;
  const isNear =
    wanted === 'some' || Math.abs(found - wanted) <= Math.max(TOLERATED_TOKENS, wanted * TOLERANCE);
  const isSome = found > 0;
  check(field, wanted, isNear && isSome === (wanted !== 0) ? wanted : found);
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
