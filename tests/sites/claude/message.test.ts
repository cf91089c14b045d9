/** Each event of a message of claude.ai is known by itself: a stream that a tab hears from its middle is understood too. */
import { expect, it } from 'vitest';
import { createMessageReader, errorWordsOf } from '../../../src/sites/claude/message.ts';
import { events } from '../hearing.ts';
import { TabDouble } from '../tab-double.ts';

function understands(type: string): boolean {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  const reader = createMessageReader(
    turn,
    () => undefined,
    () => undefined,
  );
  for (const event of events({ type })) reader.push(event);
  return reader.state.understood;
}

it.each([
  'message_start',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'content_block_retract',
  'message_delta',
  'message_limit',
  'message_stop',
  'model_update',
  'model_fallback',
  'error',
])('“%s” is known', (type) => {
  expect(understands(type)).toBe(true);
});

it.each(['ping', 'model_updates', 'canary', ''])('“%s” tells nothing', (type) => {
  expect(understands(type)).toBe(false);
});

/** A message after these events, and the names that were told until one was understood. */
function after(...told: { type: string }[]) {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  const names: string[] = [];
  const answers: string[] = [];
  const reader = createMessageReader(
    turn,
    (answer) => void answers.push(answer),
    (name) => void names.push(name),
  );
  for (const event of told.flatMap((one) => events(one))) reader.push(event);
  return { ...reader, turn, names, answers };
}

it('begins as nothing', () => {
  expect(after().state).toEqual({
    understood: false,
    done: false,
    stopReason: '',
    error: '',
    limited: false,
    model: null,
    updatedModel: null,
  });
});

it('its events are named until one is understood', () => {
  const { names } = after({ type: 'ping' }, { type: 'message_stop' }, { type: 'ping' });
  expect(names).toEqual(['ping', 'message_stop']);
});

it('an event may have its name outside of its data', () => {
  const { state, push } = after();
  push('event: message_stop\ndata: {}\n\n');
  expect(state).toMatchObject({ done: true, understood: true });
});

it('names what answers, and its message', () => {
  const started = { type: 'message_start', message: { uuid: 'a', model: 'claude-x' } };
  const nameless = { type: 'message_start', message: {} };
  expect(after(started).state.model).toBe('claude-x');
  expect(after(started, nameless).state.model).toBe('claude-x');
  expect(after(started, nameless).answers).toEqual(['a', '']);
});

it.each([
  ['claude-y', { type: 'model_update', model: 'claude-y' }],
  ['claude-y', { type: 'model_fallback', to_model: 'claude-y', model: 'claude-x' }],
  ['claude-z', { type: 'model_fallback' }],
  ['claude-z', { type: 'model_update', model: 'A model of ours, with words' }],
])('what answers in its stead is %s by %j', (model, event) => {
  expect(
    after({ type: 'model_update', model: 'claude-z' } as { type: string }, event).state.updatedModel,
  ).toBe(model);
});

it('a limit is reached by one word alone, and stays so', () => {
  const limit = (type: string) => ({ type: 'message_limit', message_limit: { type } });
  expect(after(limit('within_limit')).state.limited).toBe(false);
  expect(after(limit('exceeded_limit'), limit('within_limit')).state.limited).toBe(true);
});

it('why it stopped is the last reason told', () => {
  const stop = (stop_reason: string | null) => ({ type: 'message_delta', delta: { stop_reason } });
  expect(after(stop('max_tokens'), stop(null)).state.stopReason).toBe('max_tokens');
  expect(after(stop('max_tokens'), stop('end_turn')).state.stopReason).toBe('end_turn');
});

it.each([
  ['error', null],
  ['error', {}],
  ['error', { error: 'no' }],
  ['error', { error: { message: 'Something went wrong' } }],
  ['error rate_limit_error', { error: { type: 'rate_limit_error', message: 'no' } }],
  ['error a c', { error: { type: 'a', details: { error_code: 'c' } } }],
  [
    'error a c exceeded_limit',
    { error: { type: 'a', message: '{"type":"exceeded_limit"}', details: { error_code: 'c' } } },
  ],
])('the words of an error are “%s” of %j', (words, body) => {
  expect(errorWordsOf(body)).toBe(words);
});
