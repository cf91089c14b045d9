import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/model/usage/usage.ts';
import { contextTokens } from '../../../src/sites/reading/context.ts';
import { Turn } from '../../../src/sites/reading/turn.ts';

/** A turn of the chat. */
function turnOf(intent: Intent, prompt: string, answer: string, over: Partial<Turn> = {}): Turn {
  const turn = new Turn({ key: null, endpoint: 'chat', at: 0 }, () => {});
  turn.intent = intent;
  turn.conversation = 'c';
  turn.input.append(prompt);
  turn.answer().append(answer);
  return Object.assign(turn, over);
}

const first = turnOf('new', 'one two three', 'one two');
const second = turnOf('followup', 'one two', 'one');
const third = turnOf('followup', 'one', 'one two three four');
const chat = [first, second, third];
const again = turnOf('regenerate', '', 'one two three four five six');

const all = (...turns: readonly Turn[]): number => turns.reduce((sum, turn) => sum + turn.keptTokens, 0);

describe('what a prompt is read with', () => {
  it('is all of its conversation, and nothing of others', () => {
    expect(contextTokens([...chat, turnOf('new', 'x', 'y', { conversation: 'd' })], 'c')).toBe(all(...chat));
    expect(contextTokens(chat, 'd')).toBe(0);
  });

  it('is not what an edit replaces, nor what came after that', () => {
    expect(contextTokens(chat, 'c', turnOf('edit', 'x', '', { replaces: second }))).toBe(all(first));
    expect(contextTokens(chat, 'c', turnOf('edit', 'x', '', { replaces: first }))).toBe(0);
    expect(contextTokens(chat, 'c', turnOf('edit', 'x', ''))).toBe(all(first, second));
  });

  it('is the prompt without its answer when it is answered again', () => {
    const thirdPrompt = all(first, second) + third.promptTokens;
    expect(contextTokens(chat, 'c', again)).toBe(thirdPrompt);
    expect(contextTokens(chat, 'c', turnOf('regenerate', '', '', { replaces: second }))).toBe(
      all(first) + second.promptTokens,
    );
    expect(contextTokens([...chat, again], 'c', turnOf('regenerate', '', ''))).toBe(thirdPrompt);
    expect(contextTokens([...chat, again], 'c', turnOf('followup', 'x', ''))).toBe(thirdPrompt + all(again));
  });

  it('is neither where the prompt is sent again with it', () => {
    expect(contextTokens(chat, 'c', turnOf('regenerate', 'one', ''))).toBe(all(first, second));
  });

  it('is not what was replaced before', () => {
    const edited = turnOf('edit', 'one', 'one', { replaces: second });
    expect(contextTokens([...chat, edited], 'c', turnOf('followup', 'x', ''))).toBe(all(first, edited));
    expect(contextTokens([...chat, again], 'c', turnOf('edit', 'x', ''))).toBe(all(first, second));
  });

  it('is all of it where a picture is edited, and where what is replaced was not seen', () => {
    expect(contextTokens(chat, 'c', turnOf('edit', 'x', '', { kind: 'image' }))).toBe(all(...chat));
    expect(contextTokens(chat, 'c', turnOf('edit', 'x', '', { replaces: again }))).toBe(all(...chat));
    expect(contextTokens([], 'c', again)).toBe(0);
  });

  it('is nothing of itself, where it is known among the turns of the tab already', () => {
    const next = turnOf('followup', 'one two', 'one');
    expect(contextTokens([...chat, next], 'c', next)).toBe(all(...chat));
    const edit = turnOf('edit', 'one two', 'one', { replaces: second });
    expect(contextTokens([...chat, edit], 'c', edit)).toBe(all(first));
  });

  it('holds results of tools', () => {
    const searched = turnOf('new', 'one', 'one');
    searched.read.append('one two three');
    const typed = turnOf('new', 'one', 'one');
    expect(contextTokens([searched], 'c')).toBe(all(typed) + searched.read.tokens);
  });
});
