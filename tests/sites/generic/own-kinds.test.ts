import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OWN_KINDS } from '../../../src/sites/generic/kinds.ts';
import { OWN_READERS } from '../../../src/sites/generic/readers.ts';
import type { CreateReader } from '../../../src/sites/site.ts';
import type { SiteRow } from '../../../src/sites/table.ts';
import { cutAt, cuts, playedDifferences } from '../played.ts';
import { describeNonsense } from '../site-tests.ts';
import { type Capture, playCapture } from '../tab-double.ts';

const CAPTURES = join(import.meta.dirname, 'captures');

const kinds = OWN_KINDS.map((row): [id: string, row: SiteRow, createReader: CreateReader] => {
  const createReader = OWN_READERS[row.id];
  if (!createReader) throw new Error(`no reader for ${row.id}`);
  return [row.id, row, createReader];
});

function capturesOf(id: string): Capture[] {
  const folder = join(CAPTURES, id);
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

function readCapture(id: string, scenario: string): Capture {
  return JSON.parse(readFileSync(join(CAPTURES, id, `${scenario}.json`), 'utf8'));
}

describe.each(kinds)('%s on an origin of one’s own', (id, row, createReader) => {
  const captures = capturesOf(id);

  it.each(captures)('$scenario', (capture) => {
    expect(playedDifferences(createReader, row, capture)).toEqual([]);
    const rechunk = (text: string) => text.split('');
    expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
    for (const turn of playCapture(createReader, row, capture).turns) expect(turn.understood).toBe(true);
  });

  it('is read the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...captures), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
      }),
    );
  });

  it('has prompts, look-alikes and errors among its captures', () => {
    expect(captures.some(({ expected }) => expected.requests === 0)).toBe(true);
    expect(captures.some(({ expected }) => /failed|refused/.test(String(expected.outcome)))).toBe(true);
    for (const capture of captures) expect(capture.basis).toBe('reconstructed');
  });
});

describe('what a prompt to a server of one’s own is', () => {
  const intents = (id: string, scenario: string) => {
    const [, row, createReader] = kinds.find(([kind]) => kind === id) ?? [];
    if (!row || !createReader) throw new Error(id);
    return playCapture(createReader, row, readCapture(id, scenario)).requests.map(({ intent }) => intent);
  };

  it('is new, a follow-up, an edit or a regeneration by its place in the conversation', () => {
    expect(intents('librechat', 'regenerate-then-edit')).toEqual(['new', 'followup', 'edit', 'regenerate']);
    expect(intents('ai-sdk', 'v5-single-message-followup')).toEqual(['new', 'followup']);
  });
});

const OPENAI_BODY = '{"model":"m","id":"a","chat_id":"c","messages":[{"role":"user","content":"hi"}]}';
const OPENAI_PIECES = [
  'data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\n',
  'data: {"choices":[{"index":0,"delta":{"reasoning":"Hm"}}]}\n\n',
  'data: {"error":"no"}\n\n',
  '{"status":true,"task_id":"t"}',
  'data: [DONE]\n\n',
];

describe.each([
  ['openai-compatible', 'completions', OPENAI_BODY, OPENAI_PIECES],
  ['openwebui', 'completions', OPENAI_BODY, OPENAI_PIECES],
  ['ai-sdk', 'chat', OPENAI_BODY, ['0:"Hi"\n', 'g:"Hm"\n', 'd:{}\n', '3:"no"\n']],
  [
    'librechat',
    'chat',
    '{"text":"hi","messageId":"u"}',
    [
      'data: {"final":true,"responseMessage":{"content":[{"type":"text"}]}}\n\n',
      '{"streamId":"s"}',
      'event: error\ndata: {}\n\n',
    ],
  ],
  ['a1111', 'api', '{"prompt":"x","batch_size":2}', ['{"images":[]}', '{"detail":"no"}']],
  ['comfyui', 'prompt', '{"prompt":{"1":{"inputs":{"ckpt_name":7}}}}', ['{"prompt_id":"p"}', '{"error":{}}']],
] as const)('%s', (id, endpoint, body, pieces) => {
  const createReader = OWN_READERS[id];
  if (createReader) describeNonsense(createReader, endpoint, body, pieces);
});
