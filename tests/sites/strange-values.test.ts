/** Values that can't be made into text (`{"toString": 1}`) where sites have names: a reader must not fail over one. */
import { describe, expect, it } from 'vitest';
import { promptsAmong, runReader } from '../fuzz/reader-run.ts';
import { SUBJECTS } from '../fuzz/subjects.ts';
import { tapMessagesOf } from '../fuzz/tap-messages.ts';
import type { Capture, Chunk } from '../harness/capture.ts';
import { rewriteJson } from '../harness/json-islands.ts';
import { bytesOf } from '../harness/timeline.ts';

const STRANGE = { toString: 1, valueOf: null };

/** Where readers have failed. */
const PLACES = [
  ['chatgpt', 'system_hints'],
  ['copilot', 'event'],
  ['copilot', 'errorCode'],
  ['copilot', 'url'],
  ['deepseek', 'response_message_id'],
  ['deepseek', 'message_id'],
  ['kimi', 'scenario'],
  ['kimi', 'agent_mode'],
  ['grok-x', 'message'],
  ['grok-x', 'code'],
  ['qwen', 'ret'],
  ['m365-copilot', 'value'],
  ['characterai', 'command'],
  ['characterai', 'comment'],
  ['metaai', 'path'],
  ['metaai', 'code'],
  ['metaai', 'fb_api_req_friendly_name'],
  ['mistral', 'path'],
  ['openai-compatible', 'status'],
] as const;

describe('an object in place of a name', () => {
  it.each(PLACES)('on %s, under "%s", costs no exception', (site, key) => {
    const subject = SUBJECTS.find(({ row }) => row.id === site);
    if (!subject) throw new Error(site);
    const strange = subject.captures.map((capture) => withStrange(capture, key));
    for (const capture of strange) {
      const messages = tapMessagesOf(capture, subject.row);
      expect(() => runReader(subject, messages, promptsAmong(subject.row, messages))).not.toThrow();
    }
    expect(strange.some(says), 'some capture has it').toBe(true);
  });
});

/** Whether the strange value stands in what the page sends or gets, also as JSON in a text. */
function says({ exchanges }: Capture): boolean {
  const texts = exchanges.flatMap(({ request, chunks }) => [request.body ?? '', ...chunks.map(textOf)]);
  return texts.some((text) => text.replaceAll('\\', '').includes('{"toString":1'));
}

function textOf(chunk: Chunk): string {
  return bytesOf(chunk).toString();
}

function withStrange(capture: Capture, key: string): Capture {
  const replace = (bytes: Buffer) => rewriteJson(bytes, (value) => strangeAt(value, key));
  return {
    ...capture,
    exchanges: capture.exchanges.map((exchange) => ({
      ...exchange,
      request: {
        ...exchange.request,
        body: exchange.request.body === null ? null : replace(Buffer.from(exchange.request.body)).toString(),
      },
      chunks: exchange.chunks.map((chunk) => ({
        ...chunk,
        data: replace(bytesOf(chunk)).toString('base64'),
        base64: true,
      })),
    })),
  };
}

/** The same value with the strange one under the key, also where there is none; in a list there, beside what it holds. */
function strangeAt(value: unknown, key: string): unknown {
  if (typeof value === 'string' && /^\s*[[{]/.test(value))
    return rewriteJson(Buffer.from(value), (inner) => strangeAt(inner, key)).toString();
  if (Array.isArray(value)) return value.map((item) => strangeAt(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const items = Object.entries({ [key]: STRANGE, ...value }).map(([name, item]) => [
    name,
    name !== key ? strangeAt(item, key) : Array.isArray(item) ? [...item, STRANGE] : STRANGE,
  ]);
  return Object.fromEntries(items);
}
