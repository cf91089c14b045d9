/** Files made to harm: a clear word, and nothing of them read further than a person's own would be. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import { CHATGPT, chatgptMessage } from './chats.ts';
import { archiveBytes, type Entry } from './hostile-archive.ts';
import { file, read } from './made.ts';

const TEXT = JSON.stringify([CHATGPT]);

const wordOf = async (given: GivenFile) => {
  const { prompts, problems } = await read(given);
  return [prompts.length, ...problems.map(({ problem }) => problem)];
};

const archive = (entries: readonly Entry[], count?: number): GivenFile => ({
  path: 'export.zip',
  blob: new Blob([new Uint8Array(archiveBytes(entries, count))]),
});

const whole = { name: 'conversations.json', data: Buffer.from(TEXT) };

describe('an archive made to harm', () => {
  it('that is none is read', async () => {
    expect(await wordOf(archive([whole]))).toEqual([4]);
  });

  it('that says it holds ten bytes and swells to millions is left after them', async () => {
    const data = Buffer.concat([Buffer.from('[ '), Buffer.alloc(80_000_000, ' '), Buffer.from(']')]);
    expect(await wordOf(archive([{ name: 'conversations.json', data, says: 10 }]))).toEqual([0, 'damaged']);
  });

  it('that swells to more than any text is not inflated', async () => {
    const data = Buffer.concat([Buffer.from('['), Buffer.alloc(60_000_000, ' '), Buffer.from(']')]);
    expect(await wordOf(archive([{ name: 'a.json', data }, whole]))).toEqual([4, 'swollen']);
  });

  it('whose files are all made of the same bytes is not read', async () => {
    const again = Array.from({ length: 9 }, (_, index) => ({
      ...whole,
      name: `${index}/a.json`,
      isFirst: true,
    }));
    expect(await wordOf(archive([whole, ...again]))).toEqual([0, 'swollen']);
  });

  it('in gzip that swells to more than any text is not gone through', async () => {
    const head = Buffer.alloc(512);
    head.write('a.png');
    head.write('77777777777', 124);
    head.write('0', 156);
    const sum = head.reduce((all, byte) => all + byte, 8 * 0x20);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const bytes = gzipSync(Buffer.concat([head, Buffer.alloc(80_000_000)]));
    expect(await wordOf({ path: 'a.tgz', blob: new Blob([new Uint8Array(bytes)]) })).toEqual([0, 'swollen']);
  });

  it('of more files than its table can count is counted to its end', async () => {
    const empty = Buffer.alloc(0);
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `${index}.png`, data: empty }));
    expect(await wordOf(archive([...many, whole], 301 - 256))).toEqual([4]);
  });

  it('that says its table fills the disk is not gone through', async () => {
    const bytes = archiveBytes([whole]);
    bytes.writeBigUInt64LE(5_000_000_000n, bytes.length - 22 - 20 - 56 + 40);
    expect(await wordOf({ path: 'a.zip', blob: new Blob([new Uint8Array(bytes)]) })).toEqual([0, 'too-many']);
  });

  it('that says it has a million files is not gone through', async () => {
    expect(await wordOf(archive([whole], 1_000_000))).toEqual([0, 'too-many']);
  });

  it('of five thousand files that are none of ours has them passed over', async () => {
    const empty = Buffer.alloc(0);
    const many = Array.from({ length: 5_000 }, (_, index) => ({ name: `${index}.png`, data: empty }));
    expect(await wordOf(archive([...many, whole]))).toEqual([4]);
  });

  it.each([
    '../../../etc/conversations.json',
    '/etc/conversations.json',
    '__proto__/conversations.json',
    'C:\\x\\conversations.json',
  ])('may name the path %s: it is only a name', async (name) => {
    expect(await wordOf(archive([{ ...whole, name }]))).toEqual([4]);
  });
});

describe('a file made to harm', () => {
  /** Each would take a minute where all were compared with all. */
  const MANY = 60_000;
  const many = (one: (index: number) => unknown) => Array.from({ length: MANY }, (_, index) => one(index));

  it.each<[string, () => unknown]>([
    [
      'of one prompt asked anew again and again',
      () => {
        const nodes = many((index) => [
          `q${index}`,
          { parent: 'root', message: chatgptMessage('user', index, 'Why?') },
        ]) as [string, unknown][];
        return [{ mapping: Object.fromEntries([['root', { parent: null }], ...nodes]) }];
      },
    ],
    [
      'of a talk on a talk, far below',
      () => {
        const spoken = { metadata: { voice_mode_message: true } };
        const notes = many((index) => [
          `n${index}`,
          { parent: index === 0 ? null : `n${index - 1}`, message: chatgptMessage('tool', null, '') },
        ]) as [string, unknown][];
        const below = many((index) => [
          `q${index}`,
          { parent: `n${MANY - 1}`, message: chatgptMessage('user', index, 'Hi', spoken) },
        ]) as [string, unknown][];
        return [{ mapping: Object.fromEntries([...notes, ...below]) }];
      },
    ],
    [
      'of one chat',
      () =>
        many((index) => ({
          id: `q${index}`,
          chatId: 'c',
          role: 'user',
          content: 'Why?',
          createdAt: new Date(Date.UTC(2026, 4, 6) + index).toISOString(),
        })),
    ],
    [
      'of messages whose parents are all gone',
      () => [
        {
          chat_messages: many((index) => ({
            uuid: `q${index}`,
            sender: 'human',
            text: 'Why?',
            parent_message_uuid: 'gone',
            created_at: new Date(Date.UTC(2026, 4, 6) + index).toISOString(),
          })),
        },
      ],
    ],
  ])('%s is read', async (_, make) => {
    expect(await wordOf(file('x.json', JSON.stringify(make())))).toEqual([MANY]);
  });

  it.each([
    ['one text without an end', '["', 'x'],
    ['nothing but brackets', '', '['],
    ['one line', '{"a":1}\n{"b":"', 'x'],
    ['one number', '[', '1'],
  ])('of %s is left where that is too much', async (_, start, mark) => {
    const blob = new Blob([start, new Uint8Array(Buffer.alloc(80_000_000, mark))]);
    const given = [{ path: 'a.json', blob }, file('b.json', TEXT)];
    const { prompts, problems } = await read(...given);
    expect([prompts.length, ...problems.map(({ problem }) => problem)]).toEqual([4, 'broken']);
  });

  /** Each would take minutes where every beginning looked for its end. */
  it.each([
    ['scripts', '<script>'],
    ['comments', '<!--'],
    ['tags', '<a '],
    ['pictures', '<img src="'],
    ['line breaks', '<br '],
    ['products', 'mdl-typography--title">'],
    ['cards', '<grok:render>'],
    ['words', 'Prompted '],
  ])('of %s without an end is read', async (_, mark) => {
    const cell = `<div class="content-cell mdl-typography--body-1">${mark.repeat(50_000)}<br>May 6, 2026, 8:24:02 AM UTC<br>`;
    const entry = `<div class="outer-cell"><p class="mdl-typography--title">Gemini Apps</p>${cell}`;
    await read(file('a.html', entry));
    const title = mark.repeat(25_000);
    const safeHtmlItem = [{ html: title }];
    const item = { header: 'Gemini Apps', title, time: '2026-05-06T10:00:00Z', safeHtmlItem };
    const { prompts } = await read(file('a.json', JSON.stringify(Array.from({ length: 9 }, () => item))));
    expect(prompts).toHaveLength(9);
    const response = { _id: 'a', sender: 'grok', message: title, create_time: '2026-05-06T10:00:00Z' };
    await read(file('b.json', JSON.stringify({ conversations: [{ responses: [{ response }] }] })));
  });

  it.each([
    ['an item', `[{"mapping":[${'{},'.repeat(2_000_001)}1]},${TEXT.slice(1)}`, [0, 'broken']],
    ['a line', `{"kind":0,"v":[${'{},'.repeat(2_000_001)}1]}\n{"a":1}\n`, [0, 'unknown']],
  ])('of %s with more in it than any has is not made values of', async (_, text, said) => {
    expect(await wordOf(file('a.json', text))).toEqual(said);
  });

  it.each<[string, string, (string | number)[]]>([
    ['dates of 2100', TEXT.replaceAll('17780', '41024'), [0, 'dates']],
    ['dates as text', TEXT.replaceAll(/"create_time":([\d.]+)/g, '"create_time":"$1"'), [4]],
    ['dates beyond any number', TEXT.replaceAll(/"create_time":[\d.]+/g, '"create_time":1e999'), [0]],
    ['a row of commas', `Conversation,Time\n${','.repeat(17_000_000)}`, [0, 'broken']],
    ['a table of a million columns', ','.repeat(1_000_000), [0, 'unknown']],
  ])('of %s is read as far as it goes', async (_, text, said) => {
    expect(text).not.toBe(TEXT);
    expect(await wordOf(file('conversations.json', text))).toEqual(said);
  });
});
