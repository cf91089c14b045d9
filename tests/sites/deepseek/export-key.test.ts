/** Under which key DeepSeek's export has what is metered: the prompt, or the answer that was made again. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/deepseek/reader.ts';
import { Turn } from '../../../src/sites/reading/turn.ts';
import type { Tab } from '../../../src/sites/site.ts';

function keyOf(endpoint: string): string | null | undefined {
  const turns: Turn[] = [];
  const tab: Tab = {
    now: () => 0,
    turn(init) {
      turns.push(new Turn(init, () => undefined));
      return turns.at(-1) as Turn;
    },
    contextTokens: () => 0,
  };
  const body = { chat_session_id: 'chat', client_stream_id: 'stream', parent_message_id: 2, prompt: 'hi' };
  const reader = createReader(tab)({
    endpoint,
    url: '/api/v0/chat/completion',
    method: 'POST',
    headers: {},
    body: { kind: 'text', text: JSON.stringify(body) },
    at: 0,
  });
  const ready = 'event: ready\ndata: {"request_message_id":3,"response_message_id":4}\n\n';
  reader?.head?.(200, 'text/event-stream');
  reader?.text?.(ready);
  return turns[0]?.exportKey;
}

it('is of conversation and message, never the id of the stream', () => {
  expect(keyOf('completion')).toBe('chat/3');
  expect(keyOf('regenerate')).toBe('chat/4');
});
