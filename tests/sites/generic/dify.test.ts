/** What a Dify chat tells beside its text. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/dify.ts';
import { events, hearing } from '../hearing.ts';
import { TabDouble } from '../tab-double.ts';

function usageAfter(...told: readonly object[]) {
  const { hear, turns } = hearing(createReader);
  const pieces = events(...told, { event: 'message_end', metadata: {} });
  hear({ body: { query: 'x', conversation_id: '' }, pieces, contentType: 'text/event-stream' });
  return turns[0]?.usage(0);
}

const file = (fields: object) => ({ event: 'message_file', id: 'f', ...fields });

it('counts the pictures it made, and nothing else that lies there', () => {
  expect(usageAfter(file({ type: 'image', belongs_to: 'assistant' }))?.media).toEqual([
    { type: 'image', count: 1 },
  ]);
  expect(usageAfter(file({ type: 'image' }), file({ type: 'image' }))?.media).toEqual([
    { type: 'image', count: 1 },
  ]);
  expect(usageAfter(file({ type: 'image', belongs_to: 'user' }))?.media).toEqual([]);
  expect(usageAfter(file({ type: 'document', belongs_to: 'assistant' }))?.media).toEqual([]);
});

it('counts a step of an agent once, when its tool has answered', () => {
  const thought = { event: 'agent_thought', id: 't', tool_input: 'look it up, please' };
  const answered = { ...thought, observation: 'It is there.' };
  const once = usageAfter(thought, answered)?.toolTokens;
  expect(once).toBeGreaterThanOrEqual(4);
  expect(usageAfter(thought, thought, answered, answered)?.toolTokens).toBe(once);
  expect(usageAfter(thought)?.toolTokens).toBe(0);
});

it('counts what it read for the answer as read', () => {
  const { hear, turns } = hearing(createReader);
  const pages = [{ content: 'One page of a book.' }, { content: 7 }, {}];
  const pieces = events(
    { event: 'message', answer: 'Hi' },
    { event: 'message_end', metadata: { retriever_resources: pages } },
  );
  hear({ body: { query: 'x' }, pieces, contentType: 'text/event-stream' });
  expect(turns[0]?.read.length).toBe('One page of a book.'.length);
});

/** The turn of a query to the endpoint that is answered so. */
function turnAfter(told: readonly object[], endpoint = 'chat') {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint, body: { query: 'x', conversation_id: '' }, pieces: events(...told) });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it.each([
  'ping',
  'workflow_started',
  'node_started',
  'iteration_next',
  'loop_started',
  'parallel_branch_started',
  'agent_log',
  'tts_message',
  'annotation_reply',
  'text_replace',
  'human_input_required',
])('knows a step of a flow: %s', (event) => {
  const turn = turnAfter([{ event, answer: 'Something else', data: { text: 'Something else' } }]);
  expect([turn.understood, turn.produced]).toEqual([true, false]);
});

it.each(['mapping', 'workflow_paused', ''])('does not know what only looks like one: “%s”', (event) => {
  expect(turnAfter([{ event }]).understood).toBe(false);
});

it.each(['message', 'agent_message'])('is written by “%s”, and may be written anew', (event) => {
  const said = ['Hello', ' you'].map((answer) => ({ event, answer }));
  const anew = [...said, { event: 'message_replace', answer: 'Hi' }];
  expect([said, anew].map((told) => turnAfter(told).answer('0').measuredText)).toEqual(['Hello you', 'Hi']);
});

const SAID = { event: 'message', answer: 'Hello' };
const finished = (data: object) => ({ event: 'workflow_finished', data: { total_tokens: 9, ...data } });

it.each<[string, string, readonly object[]]>([
  ['complete', 'its message ends', [SAID, { event: 'message_end' }]],
  ['failed', 'it breaks off', [SAID]],
  ['failed', 'its flow alone has ended', [SAID, finished({ status: 'succeeded' })]],
  ['refused', 'an error says so by its code', [{ event: 'error', code: 'rate_limit_exceeded' }]],
  ['refused', 'an error says so in words', [{ event: 'error', message: 'quota' }]],
  ['refused', 'its flow failed for what declined', [finished({ status: 'failed', error: 'quota' })]],
  ['stopped', 'its flow was stopped', [SAID, finished({ status: 'stopped' })]],
])('is %s where %s', (outcome, _, told) => {
  expect(turnAfter(told).outcome).toBe(outcome);
});

it('a run ends with its flow, and takes what that says', () => {
  const turn = turnAfter([{ event: 'text_chunk', data: { text: 'Hello' } }, finished({})], 'run');
  expect(turn.usage(0)).toMatchObject({ outcome: 'complete', totalTokens: 9 });
  expect(turn.answer('0').measuredText).toBe('Hello');
});

it('an answer that was not streamed has all of it, its counts as well', () => {
  const { hear, turns } = hearing(createReader);
  const metadata = { usage: { prompt_tokens: 5, completion_tokens: 7 } };
  hear({ body: { query: 'x' }, pieces: [{ mode: 'chat', answer: 'Hello', metadata }] });
  expect(turns[0]?.usage(0)).toMatchObject({ outcome: 'complete', outputTokens: 7 });
});

it('is asked by what was filled in where there is no query', () => {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'run', body: { inputs: { name: 'oak', count: 7, of: 'height' } } });
  expect(turns[0]?.input.measuredText).toBe('oak height');
});

it('is stopped by its task, until it has ended', () => {
  const outcomeAfter = (task: string, ...told: readonly object[]) => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const start = { method: 'POST', headers: {}, at: 0 };
    const body = { kind: 'text', text: '{"query":"x"}' } as const;
    const reader = open({ ...start, endpoint: 'chat', url: '/api/chat-messages', body });
    for (const event of events(...told)) reader?.text?.(event);
    const url = `/api/chat-messages/${task}/stop`;
    expect(open({ ...start, endpoint: 'stop', url, body: { kind: 'none' } })).toBeUndefined();
    reader?.end('complete');
    return tab.turns.map(({ outcome }) => outcome);
  };
  const said = { ...SAID, task_id: 't' };
  expect(outcomeAfter('t', said)).toEqual(['stopped']);
  expect(outcomeAfter('other', said)).toEqual(['failed']);
  expect(outcomeAfter('t', said, { event: 'message_end', task_id: 't' })).toEqual(['complete']);
});

it('has its place in a chat once it was answered', () => {
  const { hear, turns } = hearing(createReader);
  const ask = (query: string, parent: string, id: string, answer = 'Hi', chat = 'c') => {
    const body = { query, conversation_id: chat, parent_message_id: parent };
    const told = { event: 'message', answer, message_id: id, conversation_id: 'c' };
    hear({ body, pieces: events(told, { event: 'message_end', message_id: id, conversation_id: 'c' }) });
  };
  ask('one', '', 'm1', 'Hi', '');
  ask('two', 'm1', 'm2');
  ask('three', 'm2', 'm3', '');
  ask('drei', 'm2', 'm4');
  ask('two', 'm1', 'm5');
  ask('zwei', 'm1', 'm6');
  const intents = ['new', 'followup', 'followup', 'followup', 'regenerate', 'edit'];
  expect(turns.map(({ intent }) => intent)).toEqual(intents);
  const replaced = turns.map(({ replaces }) => replaces && turns.indexOf(replaces));
  expect(replaced).toEqual([null, null, null, null, 1, 4]);
});
