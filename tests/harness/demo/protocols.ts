/** The three sites' answers as their servers stream them (protocols as in tests/fixtures), made for any text. */
import { randomUUID } from 'node:crypto';
import { answerTo, type DemoAnswer, piecesOf } from './answers.ts';

export interface DemoProtocol {
  /** The endpoint; `*` stands for any one part of its path. */
  readonly url: string;
  readonly contentType: string;
  /** The body of the answer to a request's body, in pieces. */
  answer(body: string): string[];
}

export const DEMO_PROTOCOLS: readonly DemoProtocol[] = [
  {
    url: 'https://chatgpt.com/backend-api/f/conversation',
    contentType: 'text/event-stream; charset=utf-8',
    answer(body) {
      const { messages, conversation_id } = JSON.parse(body);
      return chatGptEvents(messages[0], conversation_id ?? randomUUID());
    },
  },
  {
    url: 'https://claude.ai/api/organizations/*/chat_conversations/*/completion',
    contentType: 'text/event-stream; charset=utf-8',
    answer(body) {
      const { prompt, model, parent_message_uuid } = JSON.parse(body);
      return claudeEvents(answerTo(prompt), model, parent_message_uuid);
    },
  },
  {
    url: 'https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate',
    contentType: 'application/json; charset=utf-8',
    answer(body) {
      const request = JSON.parse(new URLSearchParams(body).get('f.req') ?? '');
      return geminiFrames(answerTo(JSON.parse(request[1])[0][0]));
    },
  },
];

function event(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Delta encoding v1: a message is added, its text appended, then it is marked as complete. */
function chatGptEvents(prompt: { content: { parts: string[] } }, conversation_id: string): string[] {
  const { text, reasoning } = answerTo(prompt.content.parts[0] ?? '');
  const model_slug = reasoning === '' ? 'gpt-5-3' : 'gpt-5-6-thinking';
  const answer = (content: object, channel: string | null) => ({
    id: randomUUID(),
    author: { role: 'assistant', name: null, metadata: {} },
    content,
    status: 'in_progress',
    end_turn: null,
    weight: 1,
    metadata: { model_slug, resolved_model_slug: model_slug, message_type: 'next' },
    recipient: 'all',
    channel,
  });
  const add = (message: object, c: number) =>
    event('delta', { p: '', o: 'add', v: { message, conversation_id, error: null }, c });
  const done = {
    p: '',
    o: 'patch',
    v: [
      { p: '/message/status', o: 'replace', v: 'finished_successfully' },
      { p: '/message/end_turn', o: 'replace', v: true },
    ],
  };
  const thoughts = [{ summary: '', content: reasoning, chunks: [], finished: true }];
  return [
    'event: delta_encoding\ndata: "v1"\n\n',
    `data: ${JSON.stringify({ type: 'input_message', input_message: prompt, conversation_id })}\n\n`,
    ...(reasoning === '' ? [] : [add(answer({ content_type: 'thoughts', thoughts }, null), 0)]),
    add(answer({ content_type: 'text', parts: [''] }, 'final'), 1),
    ...piecesOf(text).map((v) => event('delta', { p: '/message/content/parts/0', o: 'append', v })),
    event('delta', done),
    `data: ${JSON.stringify({ type: 'message_stream_complete', conversation_id })}\n\n`,
    'data: [DONE]\n\n',
  ];
}

function claudeEvents({ text, reasoning }: DemoAnswer, model: string, parent_uuid: string): string[] {
  const message = {
    id: `chatcompl_${randomUUID()}`,
    type: 'message',
    role: 'assistant',
    model,
    parent_uuid,
    uuid: randomUUID(),
    content: [],
  };
  const send = (data: { type: string; [field: string]: unknown }) => event(data.type, data);
  const block = (index: number, type: 'text' | 'thinking', pieces: readonly string[]) => [
    send({ type: 'content_block_start', index, content_block: { type, [type]: '' } }),
    ...pieces.map((piece) =>
      send({ type: 'content_block_delta', index, delta: { type: `${type}_delta`, [type]: piece } }),
    ),
    send({ type: 'content_block_stop', index }),
  ];
  return [
    send({ type: 'message_start', message }),
    ...(reasoning === '' ? [] : block(0, 'thinking', piecesOf(reasoning))),
    ...block(reasoning === '' ? 0 : 1, 'text', piecesOf(text)),
    send({ type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null } }),
    send({ type: 'message_stop' }),
  ];
}

/** Frames hold the whole text so far; the length counts UTF-16 units from right after the digits, line ends included. */
function geminiFrames({ text, reasoning }: DemoAnswer): string[] {
  const id = randomUUID().replaceAll('-', '').slice(0, 16);
  const frame = (json: string) => `${json.length + 2}\n${json}\n`;
  const payload = (soFar: string, isLast: boolean) => {
    const candidate: unknown[] = [
      `rc_${id}`,
      [soFar],
      null,
      null,
      null,
      null,
      null,
      null,
      [isLast ? 2 : 1],
      'en',
    ];
    if (reasoning !== '') candidate[37] = [[reasoning]];
    const inner: unknown[] = [null, [`c_${id}`, `r_${id}`], null, null, [candidate]];
    if (isLast) inner[42] = reasoning === '' ? '3.6 Flash' : '3.1 Pro';
    return frame(JSON.stringify([['wrb.fr', null, JSON.stringify(inner)]]));
  };
  const pieces = piecesOf(text);
  const step = Math.max(1, Math.floor(pieces.length / 12));
  const ends = Array.from({ length: Math.floor(pieces.length / step) }, (_, index) => (index + 1) * step);
  return [
    ")]}'\n\n",
    ...ends.map((end) => payload(pieces.slice(0, end).join(''), false)),
    payload(text, true),
    frame(
      JSON.stringify([
        ['di', 900],
        ['af.httprm', 899, '0', 2],
      ]),
    ),
    frame(JSON.stringify([['e', 4, null, null, 0]])),
  ];
}
