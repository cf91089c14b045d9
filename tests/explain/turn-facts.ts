/** What is known of a turn, and what of that is new. */
import type { Turn } from '../../src/sites/reading/turn.ts';

/** In words, by name. */
export type Facts = Readonly<Record<string, string>>;

/** What goes without saying of a turn that has just begun. */
export const NO_FACTS: Facts = {
  kind: 'text',
  mode: 'standard',
  intent: 'unknown',
  outcome: 'pending',
  seen: 'network',
  generations: '1',
};

export function factsOf(turn: Turn, now: number): Facts {
  const usage = turn.usage(now);
  const { tokenSource } = usage;
  const tokens = (count: number, source = 'counted') =>
    count === 0 ? '' : `${count}${source === 'counted' ? '' : ` ${source}`}`;
  return {
    kind: usage.kind,
    intent: usage.intent,
    mode: usage.mode,
    effort: usage.effort ?? '',
    asked: turn.modelRequested ?? '',
    model: usage.model ?? '',
    generations: `${usage.generations}`,
    context: tokens(usage.contextTokens),
    input: tokens(usage.inputTokens, tokenSource.input),
    reasoning: tokens(usage.reasoningTokens, tokenSource.reasoning),
    output: tokens(usage.outputTokens, tokenSource.output),
    tool: tokens(usage.toolTokens),
    total: usage.totalTokens === null ? '' : `${usage.totalTokens}`,
    media: usage.media.map(mediaWords).join(', '),
    thinking: turn.thinkingMs === null ? '' : `${turn.thinkingMs / 1000} s`,
    seen: usage.seen,
    session: usage.session ? 'voice' : '',
    understood: turn.understood === null ? '' : turn.understood ? 'yes' : 'no',
    outcome: usage.outcome,
  };
}

export function mediaWords({
  type,
  count,
  width,
  height,
  seconds,
}: ReturnType<Turn['usage']>['media'][number]): string {
  const size = width && height ? ` ${width}x${height}` : '';
  return `${count} ${type}${size}${seconds === undefined ? '' : ` ${seconds} s`}`;
}

/** Names whose values speak for themselves. */
const BARE = new Set(['kind', 'intent', 'mode', 'media', 'outcome', 'session']);

/** What is new or gone, in words. */
export function changesOf(before: Facts, after: Facts): string[] {
  return Object.entries(after)
    .filter(([name, value]) => value !== (before[name] ?? ''))
    .map(([name, value]) => {
      if (name === 'understood')
        return value === 'yes' ? 'understood' : value === 'no' ? 'NOT understood' : '';
      if (value === '') return `no ${name}`;
      return BARE.has(name) ? value : `${name} ${value}`;
    })
    .filter((words) => words !== '');
}
