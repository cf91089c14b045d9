/** What a chat that sends its whole history says of its last prompt, and what the person did to come to it. */
import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../src/sites/generic/history.ts';
import { newTurn } from '../reading/exchanges.ts';

const asked = (content: string) => ({ role: 'user', content });
const answered = (content: string) => ({ role: 'assistant', content });
const OAK = [asked('How tall is an oak?')];
const BIRCH = [asked('And a birch?')];
const ON = [...OAK, answered('Some forty metres.'), asked('Why?')];
const OTHERWISE = [...OAK, answered('Some forty metres.'), asked('Since when?')];

/** The intent of each of these prompts, sent one after the other in one conversation. */
function intents(conversation: string, ...prompts: readonly (readonly object[])[]) {
  const history = createHistory();
  return prompts.map((messages) => {
    const prompt = history.read(conversation, messages);
    prompt.belongsTo(newTurn(0));
    return prompt.intent;
  });
}

describe('a first prompt', () => {
  it('is of a new chat, and so is another one where chats have no name', () => {
    expect(intents('', OAK, BIRCH)).toEqual(['new', 'new']);
  });

  it('takes the place of the one before it in a chat that has a name', () => {
    expect(intents('c1', OAK, BIRCH)).toEqual(['new', 'edit']);
  });

  it('is asked again where it is the same', () => {
    expect(intents('', OAK, OAK)).toEqual(['new', 'regenerate']);
  });
});

describe('a later prompt', () => {
  it.each(['', 'c1'])('of the chat “%s” takes the place of another after the same words', (conversation) => {
    expect(intents(conversation, OAK, ON, OTHERWISE)).toEqual(['new', 'followup', 'edit']);
  });

  it('goes on where the one in its place came to nothing', () => {
    const history = createHistory();
    history.read('c1', OAK).belongsTo(newTurn(0));
    const refused = newTurn(0);
    history.read('c1', ON).belongsTo(refused);
    refused.settle('refused', 0);
    expect(history.read('c1', OTHERWISE).intent).toBe('followup');
  });
});

describe('what was said before', () => {
  it('is context, the prompt alone is new', () => {
    const { texts, contextTokens } = createHistory().read('', ON);
    expect(texts).toEqual(['Why?']);
    expect(contextTokens).toBeGreaterThan(0);
    expect(createHistory().read('', OAK).contextTokens).toBe(0);
  });

  it('is all there is where the page asks to go on', () => {
    const { texts, intent } = createHistory().read('', [...OAK, answered('Some')]);
    expect({ texts, intent }).toEqual({ texts: [], intent: 'continue' });
  });

  it('holds no turn of another chat', () => {
    const history = createHistory();
    const first = newTurn(0);
    history.read('c1', OAK).belongsTo(first);
    expect(history.read('c2', OAK)).toMatchObject({ asked: undefined, replaced: undefined, intent: 'new' });
    expect(history.read('c1', OAK)).toMatchObject({ asked: first, replaced: first, intent: 'regenerate' });
  });
});
