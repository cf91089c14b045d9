/** Each event of a message of claude.ai is known by itself: a stream that a tab hears from its middle is understood too. */
import { expect, it } from 'vitest';
import { createMessageReader } from '../../../src/sites/claude/message.ts';
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
