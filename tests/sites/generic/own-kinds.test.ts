import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindsFor, likelyKind, OWN_KINDS } from '../../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../../src/sites/row.ts';
import type { CreateReader } from '../../../src/sites/site.ts';
import { cutAt, cuts, playedDifferences } from '../played.ts';
import { describeNonsense } from '../site-tests.ts';
import { type Capture, playCapture } from '../tab-double.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

const kinds = await Promise.all(
  OWN_KINDS.map(async (row): Promise<[id: string, row: SiteRow, createReader: CreateReader]> => {
    const { createReader } = await import(`../../../src/sites/generic/own/${row.id}.ts`);
    return [row.id, row, createReader];
  }),
);

function capturesOf(id: string): Capture[] {
  const folder = join(FIXTURES, id);
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

function readCapture(id: string, scenario: string): Capture {
  return JSON.parse(readFileSync(join(FIXTURES, id, `${scenario}.json`), 'utf8'));
}

describe.each(kinds)('%s on an origin of one’s own', (id, row, createReader) => {
  const captures = capturesOf(id);

  it.each(captures)('$scenario', (capture) => {
    expect(playedDifferences(createReader, row, capture)).toEqual([]);
    const rechunk = (text: string) => text.split('');
    expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
  });

  it('is read the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...captures), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, row, capture, { rechunk })).toEqual([]);
      }),
    );
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
  [
    'lobechat',
    'chat',
    OPENAI_BODY,
    ['event: text\ndata: "Hi"\n\n', 'event: usage\ndata: {}\n\n', 'event: error\ndata: {}\n\n'],
  ],
  ['sillytavern', 'generate', OPENAI_BODY, OPENAI_PIECES],
  [
    'koboldcpp',
    'generate',
    '{"prompt":"Once"}',
    ['data: {"token":" upon"}\n\n', '{"results":[{"text":"x"}]}'],
  ],
  [
    'anythingllm',
    'chat',
    '{"message":"hi"}',
    [
      'data: {"type":"textResponseChunk","textResponse":"Hi"}\n\n',
      'data: {"type":"finalizeResponseStream","close":true,"metrics":{}}\n\n',
      'data: {"type":"abort","error":"no"}\n\n',
    ],
  ],
  [
    'flowise',
    'prediction',
    '{"question":"hi","chatId":"c"}',
    [
      'message:\ndata:{"event":"token","data":"Hi"}\n\n',
      'message:\ndata:{"event":"usedTools","data":[{}]}\n\n',
      '{"text":"x"}',
    ],
  ],
  [
    'dify',
    'chat',
    '{"query":"hi","conversation_id":""}',
    [
      'data: {"event":"message","answer":"Hi","task_id":"t"}\n\n',
      'data: {"event":"agent_thought","id":"h","observation":"x"}\n\n',
      'data: {"event":"message_end","metadata":{"usage":{}}}\n\n',
      'data: {"event":"error","message":"no"}\n\n',
    ],
  ],
  ['a1111', 'api', '{"prompt":"x","batch_size":2}', ['{"images":[]}', '{"detail":"no"}']],
  ['comfyui', 'prompt', '{"prompt":{"1":{"inputs":{"ckpt_name":7}}}}', ['{"prompt_id":"p"}', '{"error":{}}']],
] as const)('%s', (id, endpoint, body, pieces) => {
  const createReader = kinds.find(([kind]) => kind === id)?.[2];
  if (!createReader) throw new Error(id);
  describeNonsense(createReader, endpoint, body, pieces);
});

describe('the kinds offered for an origin', () => {
  it.each([
    ['http://localhost:3000', ['openwebui', 'flowise', 'chat-ui']],
    ['http://localhost:8080', ['openwebui', 'openai-compatible']],
    ['http://localhost:5173', ['chat-ui']],
    ['http://192.168.1.20:7860', ['a1111']],
    ['http://localhost:8188', ['comfyui']],
    ['https://chat.example.org:3080', ['librechat']],
    ['http://localhost:3001', ['anythingllm']],
    ['http://localhost:3210', ['lobechat']],
    ['http://localhost:5001', ['koboldcpp']],
    ['http://localhost:8000', ['sillytavern']],
    ['https://chat.example.org', []],
  ])('begin, for %s, with those that listen there, and are all there are', (origin, likeliest) => {
    const offered = kindsFor(origin).map(({ id }) => id);
    const others = OWN_KINDS.map(({ id }) => id).filter((id) => !likeliest.includes(id));
    expect(offered).toEqual([...likeliest, ...others]);
  });
});

describe('the kind an address tells', () => {
  it.each([
    ['localhost:3000', 'openwebui'],
    ['localhost:8080', 'openwebui'],
    ['http://192.168.1.7:8188/', 'comfyui'],
    ['https://chat.example.org:3080', 'librechat'],
    ['https://ai.example.org/v1', 'openai-compatible'],
    ['http://localhost:3000/chatflows', 'flowise'],
    ['https://chat.example.org/c/new', 'librechat'],
    ['https://chat.example.org', undefined],
    ['chat.example.org:8443', undefined],
    ['', undefined],
    ['http://', undefined],
  ])('of “%s” is %s', (typed, kind) => {
    expect(likelyKind(typed)?.id).toBe(kind);
  });
});
