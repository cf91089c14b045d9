/** Claude Code on the web: which events are a person's words, and what they count as. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/claude/reader.ts';
import { TabDouble } from '../tab-double.ts';

function send(fields: unknown, url = '/v1/sessions/session-1/events?beta=1') {
  const tab = new TabDouble();
  const text = typeof fields === 'string' ? fields : JSON.stringify(fields);
  const body = { kind: 'text', text } as const;
  const reader = createReader(tab)({
    endpoint: 'code',
    method: 'POST',
    url,
    body,
    headers: {},
    at: tab.now(),
  });
  reader?.head?.(200, 'application/json');
  reader?.end('complete');
  return tab;
}

const said = (content: unknown, type = 'user') => ({ type, uuid: `id of ${content}`, message: { content } });

it('what is said to a session is one run of an agent', () => {
  const tab = send({ events: [said('Mend it')] });
  expect(tab.inits.map(({ key }) => key)).toEqual(['id of Mend it']);
  expect(tab.turns.map(({ conversation, input }) => [conversation, input.measuredText])).toEqual([
    ['session-1', 'Mend it'],
  ]);
  expect(tab.requests).toMatchObject([
    { intent: 'followup', mode: 'agent', contextTokens: 0, model: null, outcome: 'complete' },
  ]);
});

it('a session begins with what is said, wrapped, and names its model', () => {
  const tab = send(
    { events: [{ data: said('Mend it') }], session_context: { model: 'claude-x' } },
    '/v1/sessions',
  );
  expect(tab.turns.map((turn) => [turn.intent, turn.conversation, turn.modelRequested])).toEqual([
    ['new', '', 'claude-x'],
  ]);
});

it('words come as one text or in parts, and of several events as one prompt', () => {
  const parts = [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }];
  const tab = send({ events: [said(parts), said('c')] });
  expect(tab.turns.map(({ input }) => input.measuredText)).toEqual(['abc']);
});

it.each([
  [{ events: [said('Yes', 'control_response')] }],
  [{ events: [said('')] }],
  [{ events: [said([{ type: 'tool_result' }])] }],
  [{ events: [{ type: 'user' }] }],
  [{ events: [] }],
  [{}],
  ['['],
])('nobody says anything with %j', (fields) => {
  expect(send(fields).turns).toEqual([]);
});

it('each run is counted by itself, without what was typed before it', () => {
  const tab = new TabDouble();
  const open = createReader(tab);
  for (const content of ['first words', 'and more']) {
    const body = { kind: 'text', text: JSON.stringify({ events: [said(content)] }) } as const;
    const url = '/v1/sessions/session-1/events';
    open({ endpoint: 'code', method: 'POST', url, body, headers: {}, at: tab.now() })?.end('complete');
  }
  expect(tab.requests.map(({ contextTokens }) => contextTokens)).toEqual([0, 0]);
});
