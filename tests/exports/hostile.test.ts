/** Files made to harm: a clear word, and nothing of them read further than a person's own would be. */
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import { CHATGPT, chatgptMessage } from './chats.ts';
import { file, read } from './made.ts';

const TEXT = JSON.stringify([CHATGPT]);

const wordOf = async (given: GivenFile) => {
  const { prompts, problems } = await read(given);
  return [prompts.length, ...problems.map(({ problem }) => problem)];
};

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** What the archive says it holds, where that is not the truth. */
  readonly says?: number;
}

const u16 = (value: number) => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
const u64 = (value: number) => Buffer.from(new BigUint64Array([BigInt(value)]).buffer);

/** A deflated archive, in which anything may be said. */
function archive(entries: readonly Entry[], count = entries.length): GivenFile {
  const files: Buffer[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  for (const { name, data, says = data.length } of entries) {
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const head = [u16(20), u16(0x0800), u16(8), u32(0), u32(crc32(data)), u32(packed.length), u32(says)];
    const local = Buffer.concat([u32(0x04034b50), ...head, u16(path.length), u16(0), path, packed]);
    contents.push(u32(0x02014b50), u16(20), ...head, u16(path.length), Buffer.alloc(12), u32(offset), path);
    files.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(contents);
  const at = offset + table.length;
  const end64 = [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count)];
  const ends = [...end64, u64(table.length), u64(offset), u32(0x07064b50), u32(0), u64(at), u32(1)];
  const end = [u32(0x06054b50), u32(0), u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff), u16(0)];
  const bytes = Buffer.concat([...files, table, ...ends, ...end]);
  return { path: 'export.zip', blob: new Blob([new Uint8Array(bytes)]) };
}

const whole = { name: 'conversations.json', data: Buffer.from(TEXT) };

describe('an archive made to harm', () => {
  it('that is none is read', async () => {
    expect(await wordOf(archive([whole]))).toEqual([4]);
  });

  it.each([
    ['one text without an end', Buffer.concat([Buffer.from('["'), Buffer.alloc(80_000_000, 'x')])],
    ['nothing but brackets', Buffer.alloc(80_000_000, '[')],
    ['one line', Buffer.concat([Buffer.from('{"a":1}\n{"b":"'), Buffer.alloc(80_000_000, 'x')])],
    ['one number', Buffer.concat([Buffer.from('['), Buffer.alloc(80_000_000, '1')])],
  ])('that swells a thousand times into %s is left where that is too much', async (_, data) => {
    const bomb = archive([
      { name: 'conversations.json', data },
      { ...whole, name: 'b/conversations.json' },
    ]);
    expect(bomb.blob.size).toBeLessThan(400_000);
    expect(await wordOf(bomb)).toEqual([4, 'broken']);
  });

  it('that says it holds ten bytes and swells to millions is left after them', async () => {
    const data = Buffer.concat([Buffer.from('[ '), Buffer.alloc(80_000_000, ' '), Buffer.from(']')]);
    expect(await wordOf(archive([{ name: 'conversations.json', data, says: 10 }]))).toEqual([0, 'damaged']);
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
