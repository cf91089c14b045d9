/** The reading, one line an event. */
import { aligned } from '../harness/replay-report.ts';
import { folded, messageWords } from './message-words.ts';
import type { Told } from './noted-turns.ts';
import type { ReadingStep } from './reading.ts';

/** Columns of what came, where long things are folded. */
const LABEL_WIDTH = 24;
const SAYS_WIDTH = 44;
/** So many lines that are alike are shown as the first and the last of them. */
const FEW = 4;

interface Line {
  readonly cells: readonly string[];
  /** What makes lines alike; none for those that always show. */
  readonly alike: string | undefined;
}

/** @param all folds nothing */
export function readingText(steps: readonly ReadingStep[], all: boolean): string {
  const hasTurns = new Set(steps.flatMap(({ changes }) => changes.map(({ turn }) => turn))).size > 1;
  const lines = (all ? steps : readOnly(steps))
    .filter(isWorthALine)
    .map((step) => lineOf(step, hasTurns, all));
  return aligned((all ? lines : withoutRuns(lines)).map(({ cells }) => cells));
}

/** A page goes away after every capture: only what it tells then is news. */
function isWorthALine({ message, told }: ReadingStep): boolean {
  return message !== undefined || told.length > 0;
}

/** All but what follows of exchanges the reader passed over. */
function readOnly(steps: readonly ReadingStep[]): ReadingStep[] {
  const passedOver = new Set(
    steps.filter(({ isPassedOver }) => isPassedOver).map(({ message }) => message?.exchange),
  );
  return steps.filter(({ message }) => message?.type === 'open' || !passedOver.has(message?.exchange));
}

function lineOf(step: ReadingStep, namesTurns: boolean, all: boolean): Line {
  const { atMs, message, changes, told, isPassedOver, error } = step;
  const { label, says } = message ? messageWords(message) : { label: 'left', says: 'the page goes away' };
  const made = changes.map((change) => {
    const words = [...(change.starts ? ['starts'] : []), ...change.changes].join(', ');
    return namesTurns || change.starts ? `${change.turn}: ${words}` : words;
  });
  if (isPassedOver) made.push('passed over by the reader');
  if (error !== undefined) made.push(`the reader threw ${error}`);
  const starts = changes.some((change) => change.starts);
  const names = changes.flatMap((change) => [change.turn, ...change.changes.map(nameOf)]);
  const isPlain = !starts && told.length === 0 && error === undefined && changes.every(isCounting);
  return {
    cells: [
      `${(Math.max(0, atMs) / 1000).toFixed(3).padStart(9)} s`,
      message ? `#${message.exchange + 1}` : '',
      folded(label, all ? undefined : LABEL_WIDTH),
      folded(says, all ? undefined : SAYS_WIDTH),
      [...made, ...told.map((one) => toldWords(one, namesTurns))].join('; '),
    ],
    alike: isPlain && message ? [message.exchange, label, ...names].join('|') : undefined,
  };
}

/** `output 12` → `output` */
function nameOf(change: string): string {
  return change.replace(/ .*/, '');
}

/** Only counts rise. */
function isCounting({ changes }: ReadingStep['changes'][number]): boolean {
  return changes.every((change) => /^(?:input|output|reasoning|tool|context) \d+/.test(change));
}

function toldWords({ turn, observation: { rev, outcome }, isTaken }: Told, namesTurns: boolean): string {
  const name = namesTurns ? ` of ${turn}` : '';
  return `told rev ${rev}${name}, ${outcome}${isTaken ? '' : ', which the background REFUSES'}`;
}

/** Of many lines that are alike, the first and the last, and how many stood between. */
function withoutRuns(lines: readonly Line[]): Line[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run?.[0]?.alike !== undefined && run[0].alike === line.alike) run.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < FEW || !first || !last) return run;
    const between: Line = { cells: ['', '', `… ${run.length - 2} more like it`], alike: undefined };
    return [first, between, last];
  });
}
