import { describe, expect, it } from 'vitest';
import { advise } from '../../src/content/coach.ts';
import { Turn } from '../../src/sites/reading/turn.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 86_400_000;

function turnOf(over: Partial<Turn>, { at = NOON, text = '' } = {}): Turn {
  const turn = new Turn({ key: null, endpoint: 'conversation', at }, () => undefined);
  turn.input.kept = '';
  turn.input.append(text);
  return Object.assign(turn, over);
}
/** What the last turn is advised, in the light of all. */
const ruleOf = (...turns: Turn[]): string | null => advise(turns.at(-1) as Turn, turns)?.ruleId ?? null;

describe('the coach in the tab', () => {
  const question = (over: Partial<Turn> = {}) => turnOf(over, { text: 'why is the sea salty' });

  it('reads the prompt that was kept, and nothing where none was', () => {
    expect(ruleOf(turnOf({}, { text: 'capital of Peru' }))).toBe('look-up');
    const silent = turnOf({}, { text: 'capital of Peru' });
    silent.input.kept = null;
    expect(ruleOf(silent)).toBeNull();
  });

  it('knows mode, kind, intent, context and attachments of the turn', () => {
    expect(ruleOf(question())).toBeNull();
    expect(ruleOf(question({ mode: 'reasoning' }))).toBe('fast-mode');
    expect(ruleOf(question({ contextTokens: 25_000 }))).toBe('long-thread');
    for (const over of [{ kind: 'image' }, { intent: 'edit' }, { attachedTokens: 900 }] as const)
      expect(ruleOf(question({ ...over, mode: 'reasoning' }))).toBeNull();
  });
});

describe('pictures of a day', () => {
  const asked = (kind: 'image' | 'video' | 'text' | 'audio', at = NOON) => turnOf({ kind }, { at });
  function drew(count: number, at = NOON): Turn {
    const turn = turnOf({}, { at });
    for (let i = 0; i < count; i++) turn.addMedia(`${i}`, { type: 'image' });
    return turn;
  }
  const eightOf = (first: Turn) => ruleOf(first, ...Array.from({ length: 7 }, () => asked('image')));

  it('are what was produced, at least one for each prompt that asked', () => {
    expect(ruleOf(drew(6), asked('image'))).toBeNull();
    expect(ruleOf(drew(7), asked('image'))).toBe('image-burst');
    expect(ruleOf(drew(4), drew(3), asked('image'))).toBe('image-burst');
  });

  it('are pictures and films, and those of that day', () => {
    expect(eightOf(asked('image'))).toBe('image-burst');
    expect(eightOf(asked('video'))).toBe('image-burst');
    expect(eightOf(asked('text'))).toBeNull();
    expect(eightOf(asked('audio'))).toBeNull();
    expect(eightOf(asked('image', NOON - DAY_MS))).toBeNull();
  });
});

describe('regenerations', () => {
  const turn = (conversation: string, intent: 'new' | 'regenerate') => turnOf({ conversation, intent });
  const again = (conversation = 'a') => turn(conversation, 'regenerate');

  it('are those in a row at the end of the turn’s own conversation', () => {
    expect(ruleOf(turn('a', 'new'), again(), again())).toBeNull();
    expect(ruleOf(turn('a', 'new'), again(), again(), again())).toBe('regenerations');
    expect(ruleOf(again(), again(), turn('a', 'new'), again())).toBeNull();
    expect(ruleOf(turn('a', 'new'), again(), again('b'), again('b'), again())).toBeNull();
    expect(ruleOf(again(), turn('b', 'new'), again(), again())).toBe('regenerations');
  });

  it('are all there are where the prompt itself was sent before the tab was there', () => {
    expect(ruleOf(again(), again(), again())).toBe('regenerations');
  });
});
