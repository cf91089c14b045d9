/** What each coding agent's log is read as: every call once, whatever copies of it there are. */
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import { json, lines, linesOf, read } from './made.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString();

describe('Claude Code', () => {
  const user = (uuid: string, second: number, content: unknown, more: object = {}) => ({
    type: 'user',
    uuid,
    sessionId: 's',
    timestamp: at(second),
    message: { role: 'user', content },
    ...more,
  });
  const call = (
    id: string,
    second: number,
    output: number,
    more: Readonly<Record<string, unknown>> = {},
  ) => ({
    type: 'assistant',
    uuid: `${id}-${second}`,
    sessionId: 's',
    timestamp: at(second),
    requestId: `request-${id}`,
    message: {
      id,
      model: 'claude-opus-4-7',
      usage: {
        input_tokens: 5,
        cache_creation_input_tokens: 100,
        cache_read_input_tokens: 1_000,
        output_tokens: output,
      },
    },
    ...more,
  });
  const session = [
    { type: 'summary', summary: 'CANARY' },
    user('q1', 0, 'Mend it'),
    user('m', 0, '<command-name>/model</command-name>'),
    call('a', 2, 1),
    call('a', 3, 80),
    user('r', 4, [{ type: 'tool_result', content: 'CANARY' }]),
    call('b', 5, 20),
    call('e', 6, 0, { isApiErrorMessage: true }),
    user('q2', 10, [{ type: 'text', text: 'Test it' }]),
    call('c', 12, 7),
    user('x', 13, '[Request interrupted by user]'),
  ];
  const READ = [
    `${at(0)} | q1 | text new agent claude-opus-4-7 complete | 210 2000 100 0 | reported reported reported`,
    `${at(10)} | q2 | text followup agent claude-opus-4-7 stopped | 105 1000 7 0 | reported reported reported`,
  ];

  it('counts a call once, however often its log has it', async () => {
    expect(await linesOf(lines('s.jsonl', session))).toEqual(READ);
  });

  it('gives the calls of sub-agents to the prompt that ran, but for copies of its own', async () => {
    const aside = { isSidechain: true };
    const agent = [
      user('task', 5, 'CANARY', aside),
      call('d', 6, 40, aside),
      call('b', 7, 20, { ...aside, requestId: 'another' }),
    ];
    const [first, second] = READ;
    expect(await linesOf(lines('p/s.jsonl', session), lines('p/s/subagents/agent-1.jsonl', agent))).toEqual([
      first?.replace('210 2000 100', '315 3000 140'),
      second,
    ]);
  });

  it('counts what a resumed session copied once, and what it adds', async () => {
    const copied = session.slice(1, 7).map((line) => ({ ...line, sessionId: 't' }));
    const more = [user('q3', 20, 'Go on', { sessionId: 't' }), call('f', 21, 3, { sessionId: 't' })];
    expect(await linesOf(lines('s.jsonl', session), lines('t.jsonl', [...copied, ...more]))).toEqual([
      ...READ,
      `${at(20)} | q3 | text followup agent claude-opus-4-7 complete | 105 1000 3 0 | reported reported reported`,
    ]);
  });

  it('counts a call once of which some lines name its request and others not', async () => {
    const unnamed = session.map((line, index) =>
      index % 2 === 0 ? { ...line, requestId: undefined } : line,
    );
    expect(await linesOf(lines('s.jsonl', unnamed))).toEqual(READ);
    expect(await linesOf(lines('s.jsonl', unnamed), lines('t.jsonl', session))).toEqual(READ);
  });

  it('counts what was typed while it worked once, also in a copy of the session', async () => {
    const queued = {
      type: 'attachment',
      sessionId: 's',
      timestamp: at(5),
      attachment: { type: 'queued_command', prompt: 'CANARY' },
    };
    const whole = [...session.slice(1, 6), queued, call('d', 6, 40)];
    const copied = [...whole, call('f', 7, 3)].map((line) => ({ ...line, sessionId: 't' }));
    const alone = await linesOf(lines('s.jsonl', whole));
    expect(alone).toHaveLength(2);
    const both = await linesOf(lines('s.jsonl', whole), lines('t.jsonl', copied));
    expect(both).toEqual([alone[0], alone[1]?.replace('105 1000 40', '210 2000 43')]);
  });

  it.each([
    '<command-message>init</command-message>',
    '<local-command-stdout>CANARY</local-command-stdout>',
    '<local-command-stderr>CANARY</local-command-stderr>',
    '<local-command-caveat>Caveat: CANARY</local-command-caveat>',
    '<bash-input>ls</bash-input>',
    '<bash-stdout>CANARY</bash-stdout><bash-stderr></bash-stderr>',
    '<user-memory-input>CANARY</user-memory-input>',
    '<task-notification>\n<task-id>CANARY</task-id>',
    '<system-reminder>CANARY</system-reminder>',
  ])('takes what the program says in the person’s name for no prompt: %s', async (said) => {
    const attachment = { type: 'queued_command', prompt: said, commandMode: 'task-notification' };
    const queued = { type: 'attachment', sessionId: 's', timestamp: at(7), attachment };
    const lists = [user('l', 7, [{ type: 'text', text: said }]), user('t', 7, said), queued];
    expect(await linesOf(lines('s.jsonl', [...session, ...lists]))).toEqual(READ);
    const before = [
      { type: 'text', text: said },
      { type: 'text', text: 'Mend it' },
    ];
    const typed = session.map((line, index) => (index === 1 ? user('q1', 0, before) : line));
    expect(await linesOf(lines('s.jsonl', typed))).toEqual(READ);
  });

  it('keeps calls whose prompt is gone', async () => {
    expect(await linesOf(lines('s.jsonl', [user('q', 9, 'Later'), call('a', 2, 8)]))).toEqual([
      `${at(2)} | no live key, before/s | text unknown agent claude-opus-4-7 complete | 105 1000 8 0 | reported reported reported`,
      `${at(9)} | q | text new agent failed | 0 0 0 0 | reported reported reported`,
    ]);
  });

  it('knows what has no name in its log by a key of ours', async () => {
    const queued = {
      type: 'attachment',
      sessionId: 's',
      timestamp: at(5),
      attachment: { type: 'queued_command' },
    };
    expect((await linesOf(lines('s.jsonl', [...session.slice(1, 5), queued])))[1]).toBe(
      `${at(5)} | no live key, ${at(5)} | text followup agent failed | 0 0 0 0 | reported reported reported`,
    );
  });

  it('names such calls alike, whichever of the sessions that have them is read first', async () => {
    for (const [first, second] of [
      ['s', 't'],
      ['t', 's'],
    ]) {
      const early = lines('1.jsonl', [call('a', 2, 8, { sessionId: first })]);
      const late = lines('2.jsonl', [call('a', 2, 8, { sessionId: second })]);
      expect(await linesOf(early, late)).toEqual([
        `${at(2)} | no live key, before/s | text unknown agent claude-opus-4-7 complete | 105 1000 8 0 | reported reported reported`,
      ]);
    }
  });
});

describe('Codex', () => {
  const line = (second: number, type: string, payload: object) => ({ timestamp: at(second), type, payload });
  const context = (second: number, turn_id: string) =>
    line(second, 'turn_context', { turn_id, model: 'gpt-5.5-codex', effort: 'high' });
  const prompt = (second: number) => line(second, 'event_msg', { type: 'user_message', message: 'CANARY' });
  const usage = (input: number, cached: number, output: number, reasoning: number) => ({
    input_tokens: input,
    cached_input_tokens: cached,
    output_tokens: output,
    reasoning_output_tokens: reasoning,
  });
  const count = (second: number, last: object | null, total: object) =>
    line(second, 'event_msg', {
      type: 'token_count',
      info: last ? { last_token_usage: last, total_token_usage: total } : { total_token_usage: total },
    });
  const session = [
    line(0, 'session_meta', { id: 's', cwd: 'CANARY' }),
    context(1, 't1'),
    prompt(1),
    line(2, 'event_msg', { type: 'token_count', info: null }),
    count(3, usage(900, 600, 50, 20), usage(900, 600, 50, 20)),
    count(4, usage(900, 600, 50, 20), usage(900, 600, 50, 20)),
    count(5, null, usage(1_900, 1_500, 90, 20)),
    context(10, 't2'),
    prompt(10),
    count(11, usage(100, 0, 5, 0), usage(2_000, 1_500, 95, 20)),
    line(12, 'event_msg', { type: 'turn_aborted' }),
  ];
  const READ = [
    `${at(1)} | t1 | text new agent gpt-5.5-codex high complete | 400 1500 70 20 | reported reported reported`,
    `${at(10)} | t2 | text followup agent gpt-5.5-codex high stopped | 100 0 5 0 | reported reported reported`,
  ];

  it('adds up calls, not sums told again', async () => {
    expect(await linesOf(lines('rollout.jsonl', session))).toEqual(READ);
  });

  it('goes on from nothing where a session without calls of its own was compacted', async () => {
    const compacted = [
      ...session.slice(0, 3),
      count(3, null, usage(1_000, 400, 50, 20)),
      line(4, 'compacted', { message: 'CANARY' }),
      count(5, null, usage(500, 100, 20, 5)),
      count(6, null, usage(500, 100, 20, 5)),
      count(7, null, usage(1_100, 300, 40, 10)),
    ];
    expect(await linesOf(lines('rollout.jsonl', compacted))).toEqual([
      `${at(1)} | t1 | text new agent gpt-5.5-codex high complete | 1400 700 60 30 | reported reported reported`,
    ]);
  });

  it('counts no call before the first prompt, and goes on', async () => {
    const early = count(1, usage(700, 0, 9, 0), usage(700, 0, 9, 0));
    const [meta, ...rest] = session;
    expect((await linesOf(lines('rollout.jsonl', [meta, early, ...rest]))).length).toBe(READ.length);
  });

  it('takes no event but that of a stop for one', async () => {
    const said = line(11, 'event_msg', { type: 'agent_message', message: 'CANARY' });
    expect(
      await linesOf(lines('rollout.jsonl', [...session.slice(0, 7), said, ...session.slice(7)])),
    ).toEqual(READ);
  });

  const copyAt = (second: number) => session.slice(1).map((one) => ({ ...one, timestamp: at(second) }));

  it.each([
    ['with its parent', true],
    ['without it', false],
  ])('counts of a fork what it adds alone, %s', async (_, hasParent) => {
    const fork = [
      line(20, 'session_meta', { id: 'f', forked_from_id: 's' }),
      ...copyAt(20),
      context(30, 't3'),
      prompt(30),
      count(31, usage(10, 0, 2, 0), usage(2_010, 1_500, 97, 20)),
    ];
    const files = [
      ...(hasParent ? [lines('sessions/a.jsonl', session), lines('archived/a.jsonl', session)] : []),
    ];
    expect(await linesOf(...files, lines('sessions/b.jsonl', fork))).toEqual([
      ...(hasParent ? READ : []),
      `${at(30)} | t3 | text followup agent gpt-5.5-codex high complete | 10 0 2 0 | reported reported reported`,
    ]);
  });

  it('counts of a fork without turns nothing of its parent’s, be it stamped over many seconds', async () => {
    const bare = (one: (typeof session)[number]) =>
      one.type === 'turn_context' ? { ...one, payload: { model: 'gpt-5.5-codex' } } : one;
    const copied = session.slice(1).map((one, index) => bare({ ...one, timestamp: at(20 + index) }));
    const fork = [
      line(19, 'session_meta', { id: 'f', forked_from_id: 's' }),
      ...copied.slice(0, -1),
      prompt(40),
      count(41, usage(10, 0, 2, 0), usage(2_010, 1_500, 97, 20)),
    ];
    const read = await linesOf(lines('a.jsonl', session.map(bare)), lines('b.jsonl', fork));
    expect(read.map((one) => one.split(' | ')[1])).toEqual(['s/1', 's/2', 'f/3']);
    expect(read[2]).toContain(' | 10 0 2 0 | ');
  });

  it('reads a fork after its parent, whatever folders they lie in', async () => {
    const copied = session.slice(1, -1).map((one, index) => ({ ...one, timestamp: at(20 + index) }));
    const bare = copied.filter(({ type }) => type !== 'turn_context');
    const fork = [line(19, 'session_meta', { id: 'f', forked_from_id: 's' }), ...bare, prompt(40)];
    const [parent, child] = ['rollout-2026-03-01T10-00-00-s.jsonl', 'rollout-2026-03-01T10-00-19-f.jsonl'];
    const read = await linesOf(
      lines(`.codex/archived_sessions/${child}`, [
        ...fork,
        count(41, usage(10, 0, 2, 0), usage(2_010, 1_500, 97, 20)),
      ]),
      lines(`.codex/sessions/2026/03/01/${parent}`, session),
    );
    expect(read.filter((one) => one.includes('| f/')).map((one) => one.split(' | ')[3])).toEqual([
      '10 0 2 0',
    ]);
  });

  it('takes nothing for a prompt that the program says in the person’s name', async () => {
    const said = (kind: string) => line(0, 'event_msg', { type: 'user_message', message: 'CANARY', kind });
    const [meta, context, asked, ...rest] = session;
    const plain = { ...asked, payload: { ...asked?.payload, kind: 'plain' } };
    const whole = [meta, said('environment_context'), context, said('user_instructions'), plain, ...rest];
    expect(await linesOf(lines('a.jsonl', whole))).toEqual(READ);
  });

  it('adds up calls whose sums are not told, and digits written as text', async () => {
    const untold = (second: number) =>
      line(second, 'event_msg', {
        type: 'token_count',
        info: { last_token_usage: { ...usage(0, 600, 50, 20), input_tokens: '900' } },
      });
    const calls = [...session.slice(0, 3), untold(3), untold(5)];
    expect(await linesOf(lines('rollout.jsonl', calls))).toEqual([
      READ[0]?.replace('400 1500 70 20', '600 1200 60 40'),
    ]);
  });

  it('counts of a fork without its parent nothing that is stamped in one second, be it not its first', async () => {
    const fork = [
      line(20, 'session_meta', { id: 'f', forked_from_id: 's' }),
      ...copyAt(21).filter(({ type }) => type !== 'turn_context'),
      prompt(30),
      count(31, usage(10, 0, 2, 0), usage(2_010, 1_500, 97, 20)),
      count(31, usage(10, 0, 2, 0), usage(2_010, 1_500, 97, 20)),
    ];
    expect(await linesOf(lines('b.jsonl', fork))).toEqual([
      `${at(30)} | f/3 | text followup agent complete | 10 0 2 0 | reported reported reported`,
    ]);
    const alone = [...fork.slice(0, 1), ...fork.slice(-3)];
    expect(await linesOf(lines('b.jsonl', alone))).toEqual([
      `${at(30)} | f/1 | text followup agent complete | 10 0 2 0 | reported reported reported`,
    ]);
  });

  it('gives what a sub-agent’s sub-agent took to the prompt that started the first', async () => {
    const agent = (id: string, parent: string, second: number) => [
      line(second, 'session_meta', {
        id,
        source: { subagent: { thread_spawn: { parent_thread_id: parent } } },
      }),
      context(second + 1, `${id}-turn`),
      count(second + 2, usage(30, 0, 3, 0), usage(30, 0, 3, 0)),
    ];
    const files = [agent('sub', 's', 4), agent('subsub', 'sub', 6)].map((one, index) =>
      lines(`${index}.jsonl`, one),
    );
    const [first, second] = READ;
    expect(await linesOf(lines('a.jsonl', session), ...files)).toEqual([
      first?.replace('400 1500 70 20', '460 1500 76 20'),
      second,
    ]);
  });

  it('knows a turn that is named only after its prompt, and one that was typed while another ran', async () => {
    const late = [
      line(0, 'session_meta', { id: 's' }),
      prompt(1),
      context(1, 't1'),
      count(3, usage(900, 600, 50, 20), usage(900, 600, 50, 20)),
      prompt(10),
      context(10, 't2'),
      count(11, usage(100, 0, 5, 0), usage(1_000, 600, 55, 20)),
    ];
    expect((await linesOf(lines('a.jsonl', late))).map((one) => one.split(' | ')[1])).toEqual(['t1', 't2']);
    const meanwhile = [...session.slice(0, 7), prompt(6), count(7, null, usage(2_000, 1_500, 91, 20))];
    expect(await linesOf(lines('a.jsonl', [...meanwhile, context(10, 't2'), prompt(10)]))).toEqual([
      READ[0],
      `${at(6)} | t1/2 | text followup agent gpt-5.5-codex high complete | 100 0 1 0 | reported reported reported`,
      `${at(10)} | t2 | text followup agent high failed | 0 0 0 0 | reported reported reported`,
    ]);
  });

  it('counts of a sub-agent nothing that its parent has, whenever it was stamped', async () => {
    const spawn = { subagent: { thread_spawn: { parent_thread_id: 's' } } };
    const copied = copyAt(4).map((one, index) => ({ ...one, timestamp: at(index < 4 ? 4 : 5) }));
    const agent = [
      line(4, 'session_meta', { id: 'sub', source: spawn }),
      ...copied,
      context(6, 'sub-turn'),
      prompt(6),
      count(7, usage(30, 0, 3, 0), usage(2_030, 1_500, 98, 20)),
    ];
    const [first, second] = READ;
    expect(await linesOf(lines('a.jsonl', session), lines('b.jsonl', agent))).toEqual([
      first?.replace('400 1500 70 20', '430 1500 73 20'),
      second,
    ]);
  });

  it.each<[string, object]>([
    ['was spawned', { source: { subagent: { thread_spawn: { parent_thread_id: 's' } } } }],
    ['reviews', { source: { subagent: 'review' }, parent_thread_id: 's', session_id: 'sub' }],
    ['guards', { source: { subagent: { other: 'guardian' } }, session_id: 's' }],
    ['sums up', { source: { subagent: 'compact' }, forked_from_id: 's' }],
  ])('gives what a sub-agent took to the prompt that started it: one that %s', async (_, meta) => {
    const agent = [
      line(4, 'session_meta', { id: 'sub', ...meta }),
      ...copyAt(4),
      context(6, 'sub-turn'),
      prompt(6),
      count(7, usage(30, 0, 3, 0), usage(2_030, 1_500, 98, 20)),
    ];
    const [first, second] = READ;
    expect(await linesOf(lines('a.jsonl', session), lines('b.jsonl', agent))).toEqual([
      first?.replace('400 1500 70 20', '430 1500 73 20'),
      second,
    ]);
  });
});

describe('Codex’s sub-agents that name no session', () => {
  it('are no prompt of a person’s: one stands for what they took', async () => {
    const event = (second: number, payload: object) => ({
      timestamp: at(second),
      type: 'event_msg',
      payload,
    });
    const usage = { input_tokens: 30, cached_input_tokens: 10, output_tokens: 3, reasoning_output_tokens: 0 };
    const agent = [
      { timestamp: at(4), type: 'session_meta', payload: { id: 'sub', source: { subagent: 'review' } } },
      event(6, { type: 'user_message', message: 'CANARY', kind: 'plain' }),
      event(7, { type: 'token_count', info: { last_token_usage: usage, total_token_usage: usage } }),
    ];
    expect(await linesOf(lines('b.jsonl', agent))).toEqual([
      `${at(7)} | no live key, spawned/sub | text unknown agent complete | 20 10 3 0 | reported reported reported`,
    ]);
  });
});

describe('Gemini CLI', () => {
  const header = { sessionId: 's', projectHash: 'CANARY' };
  const user = { id: 'q', timestamp: at(1), type: 'user', content: 'CANARY' };
  const told = (id: string, second: number, tokens: object) => ({
    id,
    timestamp: at(second),
    type: 'gemini',
    model: 'gemini-3-flash',
    tokens,
  });
  const first = told('a', 2, { input: 1_000, output: 10, cached: 0, thoughts: 5, tool: 0, total: 1_015 });
  const second = told('b', 3, { input: 1_200, output: 4, cached: 900, thoughts: 0, tool: 6, total: 1_210 });
  const READ = [
    `${at(1)} | q | text new agent gemini-3-flash complete | 1306 900 14 5 | reported reported reported`,
  ];

  it('takes a call told again once, as lines and as one document', async () => {
    const all = [header, user, { $set: {} }, first, first, second];
    expect(await linesOf(lines('session.jsonl', all))).toEqual(READ);
    expect(await linesOf(json('session.json', { ...header, messages: [user, first, second] }))).toEqual(READ);
    const notes = Array.from({ length: 99 }, () => ({ type: 'info', content: 'CANARY' }));
    const longAfter = { messages: [user, ...notes, first, second], ...header };
    expect(await linesOf(json('session.json', longAfter))).toEqual(READ);
  });

  it('gives what sub-agents took, and theirs, to the prompt that ran', async () => {
    const agent = (id: string, callId: string, output: number) => [
      { sessionId: id, projectHash: 'CANARY', kind: 'subagent' },
      { ...user, id: `asked-${id}`, timestamp: at(4) },
      told(callId, 5, { input: 10, output, cached: 0, thoughts: 0, tool: 0, total: 10 + output }),
      told(`${callId}-2`, 6, { input: 10, output, cached: 0, thoughts: 0, tool: 0, total: 10 + output }),
    ];
    const main = lines('chats/session-1.jsonl', [{ ...header, kind: 'main' }, user, first, second]);
    const agents = [
      // A message of one and the same name is not one and the same.
      lines('chats/s/t.jsonl', agent('t', 'a', 7)),
      lines('chats/t/u.jsonl', agent('u', 'a', 70)),
      // The same file in two folders.
      lines('backup/chats/s/t.jsonl', agent('t', 'a', 7)),
    ];
    const spent = READ.map((line) => line.replace('1306 900 14 5', '1346 900 168 5'));
    expect(await linesOf(...agents, main)).toEqual(spent);
    expect(await linesOf(agents[0] as GivenFile)).toEqual([
      `${at(5)} | no live key, spawned/t | text unknown agent gemini-3-flash complete | 20 0 14 0 | reported reported reported`,
    ]);
  });

  it('takes of a session that was saved again as it went on the fuller', async () => {
    const saved = (path: string, ...messages: readonly object[]) => json(path, { ...header, messages });
    const [half, whole] = [saved('b.json', user, first), saved('a.json', user, first, second)];
    expect(await linesOf(half, whole)).toEqual(READ);
  });

  it('knows a prompt that a person ended, by what the program notes then', async () => {
    const note = (content: string) => ({ id: content, timestamp: at(4), type: 'info', content });
    const notes = [note('Switched models.'), note('Request cancelled.')];
    const stopped = READ.map((line) => line.replace('complete', 'stopped'));
    expect(await linesOf(lines('a.jsonl', [header, user, first, second, ...notes]))).toEqual(stopped);
    expect(await linesOf(lines('b.jsonl', [header, ...notes, user, first, second, notes[0]]))).toEqual(READ);
  });

  it('reads messages that are told again all together, and keeps those that were taken back', async () => {
    const all = [
      { $set: { messages: [user, first] } },
      first,
      { $rewindTo: 'a' },
      { ...first, tokens: null },
      second,
    ];
    expect(await linesOf(lines('session.jsonl', all))).toEqual(READ);
  });
});

function countOf(text: string): number {
  const counter = new TokenCounter();
  counter.add(text);
  return counter.tokens;
}

describe('Copilot CLI', () => {
  const event = (type: string, second: number, data: object, id = `${type}${second}`) => ({
    type,
    id,
    timestamp: at(second),
    data,
  });
  const session = [
    event('session.start', 0, { sessionId: 's' }),
    event('session.model_change', 0, { newModel: 'claude-sonnet-4.6' }),
    event('user.message', 1, { content: 'List the files' }, 'q1'),
    event('user.message', 1, { content: 'CANARY', source: 'skill-x' }),
    event('assistant.message', 2, { outputTokens: 30 }),
    event('user.message', 3, { content: 'And now' }, 'q2'),
    event('assistant.message', 4, { outputTokens: 10 }),
  ];
  const end = event('session.shutdown', 9, {
    modelMetrics: { x: { usage: { inputTokens: 1_001, cacheReadTokens: 801, outputTokens: 40 } } },
  });

  it('shares what a session read over its prompts, to the token', async () => {
    expect(await linesOf(lines('events.jsonl', [...session, end]))).toEqual([
      `${at(1)} | q1 | text new agent claude-sonnet-4.6 complete | 150 601 30 0 | reported reported reported`,
      `${at(3)} | q2 | text followup agent claude-sonnet-4.6 complete | 50 200 10 0 | reported reported reported`,
    ]);
  });

  it('names the model by its sums where it never changed, and leaves out what a skill says alone', async () => {
    const typed = event('user.message', 1, { content: 'List the files', source: 'user' }, 'q1');
    const [start] = session;
    const answer = event('assistant.message', 2, { outputTokens: 30 });
    const usage = { inputTokens: 100, cacheReadTokens: 80 };
    const sums = event('session.shutdown', 9, { modelMetrics: { 'gpt-5.5': { usage } } });
    expect(await linesOf(lines('events.jsonl', [start, typed, answer, sums]))).toEqual([
      `${at(1)} | q1 | text new agent gpt-5.5 complete | 20 80 30 0 | reported reported reported`,
    ]);
  });

  it('shares what each model read over the prompts it answered', async () => {
    const models = [
      ...session.slice(0, 5),
      event('session.model_change', 3, { newModel: 'gpt-5.5' }),
      ...session.slice(5),
    ];
    const metrics = {
      'claude-sonnet-4.6': { usage: { inputTokens: 500, cacheReadTokens: 100 } },
      'gpt-5.5': { usage: { inputTokens: 90, cacheReadTokens: 0 } },
      'a-helper': { usage: { inputTokens: 40, cacheReadTokens: 0 } },
    };
    const sums = event('session.shutdown', 9, { modelMetrics: metrics });
    expect(await linesOf(lines('events.jsonl', [...models, sums]))).toEqual([
      `${at(1)} | q1 | text new agent claude-sonnet-4.6 complete | 430 100 30 0 | reported reported reported`,
      `${at(3)} | q2 | text followup agent gpt-5.5 complete | 100 0 10 0 | reported reported reported`,
    ]);
  });

  it('counts what was typed after the last sums, where the session went on and was killed', async () => {
    const more = [
      event('user.message', 20, { content: 'Once more' }, 'q3'),
      event('assistant.message', 21, { outputTokens: 60 }),
    ];
    expect(await linesOf(lines('events.jsonl', [...session, end, ...more]))).toEqual([
      `${at(1)} | q1 | text new agent claude-sonnet-4.6 complete | 150 601 30 0 | reported reported reported`,
      `${at(3)} | q2 | text followup agent claude-sonnet-4.6 complete | 50 200 10 0 | reported reported reported`,
      `${at(20)} | q3 | text followup agent claude-sonnet-4.6 complete | ${countOf('Once more')} 0 60 0 | counted reported reported`,
    ]);
  });

  it('knows a prompt whose work a person ended', async () => {
    const ended = [
      ...session.slice(0, 5),
      event('abort', 2, { reason: 'user_initiated' }),
      ...session.slice(5),
    ];
    expect((await linesOf(lines('events.jsonl', [...ended, end]))).map((one) => one.split(' | ')[2])).toEqual(
      ['text new agent claude-sonnet-4.6 stopped', 'text followup agent claude-sonnet-4.6 complete'],
    );
  });

  it('counts what was typed where the session was killed', async () => {
    expect(await linesOf(lines('events.jsonl', session))).toEqual([
      `${at(1)} | q1 | text new agent claude-sonnet-4.6 complete | ${countOf('List the files')} 0 30 0 | counted reported reported`,
      `${at(3)} | q2 | text followup agent claude-sonnet-4.6 complete | ${countOf('And now')} 0 10 0 | counted reported reported`,
    ]);
  });
});

describe('VS Code’s Copilot', () => {
  const request = (requestId: string, second: number, value: string) => ({
    requestId,
    timestamp: Date.parse(at(second)),
    message: { text: 'Explain' },
    response: [{ value }, { kind: 'toolInvocationSerialized' }],
    modelId: 'copilot/gpt-5.5',
  });
  const READ = [
    `${at(1)} | r1 | text new standard copilot/gpt-5.5 complete | "Explain" "It adds." "" "" | inferred counted counted`,
    `${at(5)} | r2 | text followup standard copilot/gpt-5.5 complete | "Explain" "It is." "" "" | inferred counted counted`,
  ];

  it('is read as a document and as the changes of one', async () => {
    const requests = [
      request('r1', 1, 'It adds.'),
      request('r2', 5, 'It is.'),
      { ...request('r3', 7, 'CANARY'), timestamp: undefined },
      { ...request('r3', 7, 'CANARY'), requestId: undefined },
    ];
    expect(
      await linesOf(json('one.json', { version: 3, responderUsername: 'GitHub Copilot', requests })),
    ).toEqual(READ);
    const changes = [
      { kind: 0, v: { version: 3, requests: [request('r1', 1, 'It')] } },
      { kind: 1, k: ['requests', 0, 'response', 0, 'value'], v: 'It adds.' },
      { kind: 2, k: ['requests'], v: [request('r2', 5, 'It is.')] },
      { kind: 1, k: ['__proto__', 'polluted'], v: true },
      // Of places that are not there.
      { kind: 1, k: ['requests', 9, 'response', 0, 'value'], v: 'CANARY' },
      { kind: 2, k: ['nowhere', 'at', 'all'], v: ['CANARY'] },
      { kind: 1, k: ['version', 'toString', 'x'], v: 'CANARY' },
    ];
    expect(await linesOf(lines('two.jsonl', changes))).toEqual(READ);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes as long as its timings say, and no time where they say none', async () => {
    const durationOf = async (result: object) => {
      const requests = [{ ...request('r1', 1, 'It adds.'), result }];
      const { prompts } = await read(json('one.json', { version: 3, responderUsername: 'x', requests }));
      return prompts.map(({ usage }) => usage.durationMs);
    };
    expect(await durationOf({ timings: { totalElapsed: 4_200 } })).toEqual([4_200]);
    for (const timings of [{}, { totalElapsed: -1 }, { totalElapsed: 'soon' }])
      expect(await durationOf({ timings })).toEqual([0]);
  });

  it('follows lists that are cut, values that go, and lists that begin; what is taken out again was made', async () => {
    const { response, ...bare } = request('r1', 1, 'It adds.');
    const changes = [
      { kind: 0, v: { version: 3, requests: [] } },
      { kind: 2, k: ['requests'], v: [bare, request('r2', 5, 'It is.')] },
      { kind: 2, k: ['requests', 0, 'response'], v: [{ value: 'CANARY' }, { value: 'CANARY' }] },
      { kind: 2, k: ['requests', 0, 'response'], v: response, i: 0 },
      { kind: 2, k: ['requests'], i: 1 },
      { kind: 2, k: ['requests'], v: [request('r3', 7, 'Gone.')] },
      { kind: 1, k: ['requests', 1, 'isCanceled'], v: true },
      { kind: 3, k: ['requests', 1, 'isCanceled'] },
      { kind: 3, k: ['requests', 1, 'modelId'] },
    ];
    expect(await linesOf(lines('two.jsonl', changes))).toEqual([
      ...READ,
      `${at(7)} | r3 | text edit standard complete | "Explain" "Gone." "" "" | inferred counted counted`,
    ]);
  });

  it('tells thoughts and the program’s own remarks from the answer', async () => {
    const parts = [
      { kind: 'thinking', value: ['H', 'm.'] },
      { kind: 'progressMessage', value: 'CANARY' },
      { kind: 'markdownContent', content: { value: 'It adds.' } },
    ];
    const requests = [{ ...request('r1', 1, ''), response: parts }];
    expect(await linesOf(json('one.json', { responderUsername: 'GitHub Copilot', requests }))).toEqual([
      `${at(1)} | r1 | text new reasoning copilot/gpt-5.5 complete | "Explain" "It adds." "Hm." "" | inferred counted counted`,
    ]);
  });
});

describe('OpenCode', () => {
  it('joins the files of a prompt and of its calls', async () => {
    const time = (second: number) => ({ created: Date.parse(at(second)) });
    const user = { id: 'q', sessionID: 's', role: 'user', time: time(0) };
    const tokens = { input: 10, output: 5, reasoning: 2, cache: { read: 50, write: 8 } };
    const answer = {
      id: 'a',
      sessionID: 's',
      role: 'assistant',
      parentID: 'q',
      modelID: 'm-1',
      time: time(1),
      tokens,
    };
    expect(await linesOf(json('s/a.json', answer), json('s/q.json', user))).toEqual([
      `${at(0)} | q | text new agent m-1 complete | 18 50 5 2 | reported reported reported`,
    ]);
    // Of no moment, or of no name.
    const nowhere = [
      { ...user, id: 'r', time: {} },
      { ...user, id: null },
      { ...answer, id: 'c', time: {} },
    ];
    const files = nowhere.map((value, index) => json(`s/${index}.json`, value));
    expect((await linesOf(...files, json('s/a.json', answer), json('s/q.json', user))).length).toBe(1);
    const orphan = { ...answer, id: 'b', parentID: 'gone' };
    expect(await linesOf(json('s/b.json', orphan), json('s/a.json', answer), json('s/q.json', user))).toEqual(
      [`${at(0)} | q | text new agent m-1 complete | 36 100 10 4 | reported reported reported`],
    );
    expect(await linesOf(json('s/b.json', orphan))).toEqual([
      `${at(1)} | no live key, before/s | text unknown agent m-1 complete | 18 50 5 2 | reported reported reported`,
    ]);
  });

  it('gives what sub-agents took, and theirs, to the prompt that ran', async () => {
    const time = (second: number) => ({ created: Date.parse(at(second)) });
    const asked = (id: string, sessionID: string, second: number) => ({
      id,
      sessionID,
      role: 'user',
      time: time(second),
    });
    const made = (id: string, sessionID: string, parentID: string, second: number, input: number) => ({
      ...asked(id, sessionID, second),
      role: 'assistant',
      parentID,
      modelID: 'm-1',
      tokens: { input, output: input },
    });
    const session = (id: string, parentID?: string) => ({
      id,
      projectID: 'p',
      directory: '/CANARY',
      parentID,
      title: 'CANARY',
    });
    const files = [
      session('ses_1'),
      session('ses_2', 'ses_1'),
      session('ses_3', 'ses_2'),
      // A circle is none of a person's, and ends.
      session('ses_4', 'ses_5'),
      session('ses_5', 'ses_4'),
      asked('q1', 'ses_1', 0),
      made('a1', 'ses_1', 'q1', 1, 1),
      asked('q2', 'ses_2', 2),
      made('a2', 'ses_2', 'q2', 3, 10),
      asked('q3', 'ses_3', 4),
      made('a3', 'ses_3', 'q3', 5, 100),
      asked('q4', 'ses_1', 10),
      made('a4', 'ses_2', 'q2', 11, 1_000),
      asked('q5', 'ses_4', 12),
    ].map((value) => json(`storage/${value.id}.json`, value));
    expect(await linesOf(...files)).toEqual([
      `${at(0)} | q1 | text new agent m-1 complete | 111 0 111 0 | reported reported reported`,
      `${at(10)} | q4 | text followup agent m-1 complete | 1000 0 1000 0 | reported reported reported`,
    ]);
  });

  it.each([
    [['MessageAbortedError'], 'stopped'],
    [['APIError'], 'failed'],
    [['MessageOutputLengthError'], 'complete'],
    // Tried again.
    [['APIError', undefined], 'complete'],
    [[undefined, 'MessageAbortedError'], 'stopped'],
  ])('ends as the last of its calls: %s', async (errors, outcome) => {
    const calls = errors.map((name, index) => ({
      // Files come by their names, not by their times.
      id: `${9 - index}`,
      sessionID: 's',
      role: 'assistant',
      parentID: 'q',
      modelID: 'm-1',
      time: { created: Date.parse(at(index + 1)) },
      tokens: { input: 10, output: 5 },
      ...(name === undefined ? {} : { error: { name, data: { message: 'CANARY' } } }),
    }));
    const user = { id: 'q', sessionID: 's', role: 'user', time: { created: Date.parse(at(0)) } };
    const files = [user, ...calls].map((message) => json(`s/${message.id}.json`, message));
    expect((await linesOf(...files))[0]?.split(' | ')[2]).toBe(`text new agent m-1 ${outcome}`);
  });
});
