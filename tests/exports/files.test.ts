/** Files as they come: cut anywhere, packed in any way, damaged or made to harm. A clear word, and all else is read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GivenFile, isOurs } from '../../src/exports/files/export-files.ts';
import { readFiles } from '../../src/exports/read-files.ts';
import { SOURCES } from '../../src/exports/sources.ts';
import { createJsonItems } from '../../src/model/json-items.ts';
import { CHATGPT, chatgptConversation, chatgptMessage } from './chats.ts';
import { file, json, linesOf, NOW, read, zipBytes, zipped } from './made.ts';

const TEXT = JSON.stringify([CHATGPT]);

/** Of a file, and what is said of it. */
const wordOf = async (...given: readonly GivenFile[]) => {
  const { prompts, problems } = await read(...given);
  return [prompts.length, ...problems.map(({ problem }) => problem)];
};

/** An archive with some of its bytes changed. */
function damaged(change: (bytes: Buffer) => void): ReturnType<typeof file> {
  const bytes = zipBytes({ 'conversations.json': TEXT });
  change(bytes);
  return { path: 'export.zip', blob: new Blob([new Uint8Array(bytes)]) };
}

/** An archive of bytes, as they are. */
function archive(path: string, bytes: Buffer): GivenFile {
  return { path, blob: new Blob([new Uint8Array(bytes)]) };
}

/** A file whose bytes come one by one, as no disk gives them. */
class Bytewise extends Blob {
  override stream() {
    return super.stream().pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          for (const byte of chunk) controller.enqueue(new Uint8Array([byte]));
        },
      }),
    );
  }
}

it('letters of several bytes are whole wherever a file is cut', async () => {
  const asked = chatgptMessage('user', 0, 'Où vont les rouges-gorges, 🐦 et à quel coût (en €) ?');
  const text = JSON.stringify([chatgptConversation([['q', null, asked]])]);
  const [whole, cut] = [Blob, Bytewise].map((Kind) => ({
    path: 'conversations.json',
    blob: new Kind([text]),
  }));
  const lines = await linesOf(whole as GivenFile);
  expect(lines).toHaveLength(1);
  expect(await linesOf(cut as GivenFile)).toEqual(lines);
});

const CENTRAL = 0x02014b50;
const CENTRAL_MARK = Buffer.from(new Uint32Array([CENTRAL]).buffer);
const centralOf = (bytes: Buffer) => bytes.indexOf(CENTRAL_MARK);

describe('an archive', () => {
  it.each<[string, (bytes: Buffer) => void, (string | number)[]]>([
    [
      'whose bytes aren’t what it says',
      (bytes) => bytes.writeUInt32LE(1, centralOf(bytes) + 16),
      [4, 'damaged'],
    ],
    ['that is encrypted', (bytes) => bytes.writeUInt16LE(1, centralOf(bytes) + 8), [0, 'encrypted']],
    ['packed in a way nobody uses', (bytes) => bytes.writeUInt16LE(99, centralOf(bytes) + 10), [0, 'method']],
    ['of more than it says', (bytes) => bytes.writeUInt32LE(10, centralOf(bytes) + 24), [0, 'damaged']],
    ['without its table', (bytes) => bytes.fill(0, centralOf(bytes)), [0, 'cut-off']],
    ['of a million files', (bytes) => bytes.writeUInt16LE(0xffff, bytes.length - 12), [0, 'cut-off']],
  ])('%s is told so', async (_, change, said) => {
    expect(await wordOf(damaged(change))).toEqual(said);
  });

  it('may name any path: it is only a name', async () => {
    expect(await wordOf(zipped('x.zip', { 'a/b/c/conversations.json': TEXT }))).toEqual([4]);
  });

  it('of archives alone is opened, once packed and once more', async () => {
    const once = zipBytes({ 'a/conversations-000.zip': zipBytes({ 'conversations.json': TEXT }) });
    expect(await wordOf(archive('all.zip', once))).toEqual([4]);
    const twice = zipBytes({ 'all.zip': once });
    expect(await wordOf(archive('mail.zip', twice))).toEqual([4]);
    expect(await wordOf(archive('mails.zip', zipBytes({ 'mail.zip': twice })))).toEqual([0, 'nested']);
  });

  it('of archives alone says which of them can’t be read, and reads the others', async () => {
    const whole = zipBytes({ 'conversations.json': TEXT });
    const packed = zipBytes({
      'a.zip': whole,
      'b.zip': whole.subarray(0, 60),
      'pictures.zip': zipBytes({ 'a.png': 'x' }),
    });
    const { prompts, problems } = await read(archive('all.zip', packed));
    expect(prompts).toHaveLength(4);
    expect(problems).toEqual([{ path: 'all.zip/b.zip', problem: 'cut-off' }]);
  });

  it('of archives alone that say they are larger than what is kept while it is read is told so', async () => {
    const bytes = zipBytes({ 'a.zip': zipBytes({ 'conversations.json': TEXT }) });
    // The last entry: what is in it has a table of its own.
    bytes.writeUInt32LE(200_000_000, bytes.lastIndexOf(CENTRAL_MARK) + 24);
    expect(await wordOf(archive('all.zip', bytes))).toEqual([0, 'nested']);
  });

  it('beside conversations is what was sent in them, and beside a list of archives what the list names', async () => {
    const inner = zipBytes({ 'conversations.json': TEXT });
    const sent = zipBytes({ 'conversations.json': Buffer.from('[]'), 'file-1.zip': inner });
    expect(await wordOf(archive('all.zip', sent))).toEqual([0, 'unknown']);
    const list = Buffer.from(JSON.stringify({ data_files: [{ name: 'conversations-000.zip' }] }));
    const listed = zipBytes({ 'manifest-1.json': list, 'conversations-000.zip': inner });
    expect(await wordOf(archive('all.zip', listed))).toEqual([4, 'links']);
  });

  it.each<[string, (string | number)[]]>([
    ['sessions/rollout-1.jsonl.zst', [0, 'method']],
    ['export.7z', [0, 'method']],
    ['home/pictures.7z', [0]],
  ])('of a kind no browser unpacks is told so where a history may be in it: %s', async (path, said) => {
    expect(await wordOf(file(path, '(\u00b5/\u00fd'))).toEqual(said);
  });

  it('may end as whoever showed or saved it as text ends all', () => {
    const names = ['conversations.json.txt', 'conversations.json.download', 'user.json.txt', 'notes.txt'];
    expect(names.filter(isOurs)).toEqual(names.slice(0, 2));
  });

  it('stays shut where it holds nothing of ours', () => {
    const names = [
      'user.json',
      'a/users.json',
      'x/projects/p.json',
      'chat.html',
      '__MACOSX/._c.json',
      'a.png',
    ];
    expect(names.filter(isOurs)).toEqual([]);
    // Each of its own folder, under its full name alone.
    const handedOver = [
      ...['user', 'users', 'user_settings', 'settings', 'memories', 'projects', 'message_feedback'],
      ...['shared_conversations', 'group_chats', 'shopping', 'sora', 'model_comparisons', 'export_manifest'],
      ...['auth', 'prod-mc-auth-mgmt-api', 'grok-billing', 'design_chats/ab', 'projects/ab'],
    ];
    for (const name of handedOver) {
      expect([`${name}.json`, `all/${name}.json`, `ALL/${name.toUpperCase()}.JSON`].filter(isOurs)).toEqual(
        [],
      );
      expect(isOurs(`my${name}.json`), name).toBe(!/-auth-mgmt-api|-billing/.test(name));
      expect(isOurs(`${name}/conversations.json`), name).toBe(!/^(?:projects|design_chats)$/.test(name));
      expect(isOurs(`${name}.json/conversations.json`), name).toBe(true);
    }
    const alike = [
      'projects/a/b.json',
      'mychat.html',
      'chat.html/a.json',
      'myhistory.jsonl',
      'history.jsonl/a.json',
    ];
    const hidden = ['chat.html', 'history.jsonl', '__MACOSX/a.json', '._a.json'];
    expect(hidden.flatMap((name) => [name, `all/${name}`]).filter(isOurs)).toEqual([]);
    expect(alike.filter(isOurs)).toEqual(alike);
    expect(['my__MACOSX/a.json', 'my._a.json'].filter(isOurs)).toHaveLength(2);
    const ours = ['conversations.json', 'projects/-home-x/s.jsonl', 'My Activity.html', 'copilot.csv'];
    expect(ours.filter(isOurs)).toEqual(ours);
  });
});

/** A tar of one folder's depth, by the system's own tool. */
function tarred(files: Readonly<Record<string, string | Buffer>>, format: string): GivenFile {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-tar-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const bytes = execFileSync('tar', [`--format=${format}`, '-czf', '-', '-C', folder, '.']);
    return { path: 'takeout.tgz', blob: new Blob([new Uint8Array(bytes)]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a TGZ', () => {
  const long = `${'Mon activité/'.repeat(20)}conversations.json`;
  const files = { 'conversations.json': TEXT, 'a.png': 'x'.repeat(2_000), 'user.json': '{}', [long]: '[{' };

  it.each(['gnu', 'pax', 'ustar'])('of %s is read like any archive', async (format) => {
    const { [long]: _, ...short } = files;
    expect(await wordOf(tarred(format === 'ustar' ? short : files, format))).toEqual(
      format === 'ustar' ? [4] : [4, 'broken'],
    );
  });

  it('that breaks off, or is none, is told so', async () => {
    const { blob } = tarred(files, 'gnu');
    expect(await wordOf({ path: 'a.tgz', blob: blob.slice(0, blob.size - 400) })).toEqual([0, 'damaged']);
    const other = new Blob([new Uint8Array(gzipSync(Buffer.alloc(2_000, 'x')))]);
    expect(await wordOf({ path: 'a.gz', blob: other })).toEqual([0, 'damaged']);
  });

  it('of archives alone is opened as a ZIP is', async () => {
    const inner = zipBytes({ 'conversations.json': TEXT });
    expect(await wordOf(tarred({ 'a/export.zip': inner, 'a/b.png': 'x' }, 'gnu'))).toEqual([4]);
  });

  it('of more files than are worth as many walks is told so', async () => {
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`${index}.json`, '[]']));
    expect(await wordOf(tarred(many, 'gnu'))).toEqual([0, 'too-many']);
  });
});

/** A question with its answer, a comma and a line break. */
const TABLE =
  'Conversation,Time,Author,Message\nA,2026-05-06T10:00:05,AI,So.\nA,2026-05-06T10:00:00,user,"Why, \nthen?"';
const ROWS = [
  '2026-05-06T10:00:00.000Z | no live key, copilot:2026-05-06T10:00:00.000Z:0 | text new standard complete | "Why, \\nthen?" "So." "" ""',
];

describe('a file', () => {
  it.each<[string, string, (string | number)[]]>([
    ['that breaks off', TEXT.slice(0, -30), [0, 'broken']],
    ['that breaks off after a whole conversation', `${TEXT.slice(0, -1)},{"mapping"`, [4, 'broken']],
    ['with an item that is no JSON', `[{"x":tru},${TEXT.slice(1)}`, [4, 'items']],
    ['of brackets', '['.repeat(300_000), [0, 'broken']],
    ['of nothing', '', [0, 'unknown']],
    ['of anything', 'Dear diary', [0, 'unknown']],
    ['of another’s', '[{"a":1}]', [0, 'unknown']],
    ['of __proto__', `[{"__proto__":{"mapping":{}},"x":1},${TEXT.slice(1)}`, [4]],
    ['of days to come', TEXT.replaceAll('17780', '97780'), [0, 'dates']],
    ['of 1970', TEXT.replaceAll('17780', '10'), [0, 'dates']],
  ])('%s is told so', async (_, text, said) => {
    expect(await wordOf(file('conversations.json', text))).toEqual(said);
  });

  it.each([
    ['UTF-16 of Windows', 'utf16le'],
    ['UTF-16 the other way round', 'utf16be'],
  ])('in %s is read as any other', async (_, order) => {
    const encoded = (text: string) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return new Blob([new Uint8Array(order === 'utf16be' ? bytes.swap16() : bytes)]);
    };
    const whole = await linesOf(file('conversations.json', TEXT));
    expect(await linesOf({ path: 'conversations.json', blob: encoded(TEXT) })).toEqual(whole);
    expect(await linesOf({ path: 'copilot.csv', blob: encoded(TABLE) })).toEqual(ROWS);
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('of a table in %s, as programs save it again, is read', async (_, separator) => {
    const table = TABLE.replace(/"[^"]*"|,/g, (part) => (part === ',' ? separator : part));
    expect(table).toContain(`A${separator}2026`);
    expect(await linesOf(file('copilot.csv', `\ufeff${table}`))).toEqual(ROWS);
  });

  it('of a table that breaks off in a cell is told so, and its last row is none', async () => {
    const cut = `${TABLE}\nA,2026-05-06T09:00:00,user,"Open\nA,2026-05-06T08:00:00,user,Lost\n`;
    expect(await wordOf(file('copilot.csv', cut))).toEqual([1, 'broken']);
    expect(await wordOf(file('notes.txt', 'Dear "diary'))).toEqual([0, 'unknown']);
  });

  it('stops no other', async () => {
    const files = [file('a.json', '[{'), json('b.json', [CHATGPT]), file('c.json', '{"x":[1')];
    expect(await wordOf(...files)).toEqual([4, 'broken', 'broken']);
  });

  it('of lone surrogates and numbers as text is read as far as it goes', async () => {
    const odd = TEXT.replace('How many legs?', '\\ud800 legs').replace('"Six."', '6');
    const [first] = await linesOf(file('c.json', odd));
    expect(first).toBe(
      '2026-05-06T10:00:00.000Z | q1 | text new standard gpt-5-2 complete | "\\ud800 legs" "" "" ""',
    );
  });
});

describe('the items of a JSON text', () => {
  const all = (pieces: readonly string[]) => {
    const items = createJsonItems({ characters: 1_000_000, values: 100_000, levels: 256 });
    return pieces
      .flatMap((piece) => items.push(piece))
      .map(({ field, raw }) => [field, JSON.parse(raw ?? 'none')]);
  };

  it('are the same however it is cut', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constant('"\\\\"'), fc.constant({ 'a":[{': ']}' }));
    const whole = fc.oneof(fc.array(value), fc.dictionary(fc.string(), fc.oneof(value, fc.array(value))));
    fc.assert(
      fc.property(whole, fc.array(fc.nat(60)), (json, cuts) => {
        const text = JSON.stringify(json);
        const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort(
          (a, b) => a - b,
        );
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        const wanted = Array.isArray(json)
          ? json.map((item) => [null, item])
          : Object.entries(JSON.parse(text)).flatMap(([name, field]) =>
              Array.isArray(field) ? field.map((item) => [name, item]) : [[name, field]],
            );
        expect(all(pieces)).toEqual(wanted.map((one) => JSON.parse(JSON.stringify(one))));
      }),
    );
  });

  it('are left out alone where they are deeper than any, and that is told before they end', () => {
    const items = createJsonItems({ characters: 1_000_000, values: 100_000, levels: 4 });
    expect(items.push('{"a": [[[1]]], "b": [[[1]], [[[')).toEqual([
      { field: 'a', place: 1, raw: '[[1]]' },
      { field: 'b', place: 1, raw: '[[1]]' },
      { field: 'b', place: 2, raw: null },
    ]);
    expect(items.push('2, [3]]]], [[[4]]], 5], "c": {"d": [[')).toEqual([
      { field: 'b', place: 3, raw: null },
      { field: 'b', place: 4, raw: '5' },
    ]);
    expect(items.push('[6]]]}, "e": 7}')).toEqual([
      { field: 'c', place: null, raw: null },
      { field: 'e', place: null, raw: '7' },
    ]);
    expect(items.isDone()).toBe(true);
  });

  it('nested deeper than any cost no other item of their file', async () => {
    const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
    expect(await wordOf(file('c.json', `[${deep},${TEXT.slice(1, -1)},${deep}]`))).toEqual([4, 'items']);
  });
});

describe('reading', () => {
  it('comes to the same in any order of files, split and repeated', async () => {
    const others = [3, 4, 5].map((number) =>
      JSON.parse(TEXT.slice(1, -1).replaceAll(/"(q|a)(\d)"/g, `"$1$2-${number}"`)),
    );
    const whole = await linesOf(json('all.json', [CHATGPT, ...others]));
    expect(whole).toHaveLength(16);
    const shards = [CHATGPT, ...others].map((one, index) => json(`shard-${index}.json`, [one]));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...shards, ...shards], { minLength: 8 }), async (order) => {
        expect(await linesOf(...order)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('ends between two pieces once it is cancelled, and tells nothing after', async () => {
    const told: number[] = [];
    const cancelling = new AbortController();
    const given = [json('a.json', [CHATGPT]), json('b.json', [CHATGPT])];
    await readFiles(
      given,
      SOURCES,
      {
        prompts: (prompts) => {
          told.push(prompts.length);
          cancelling.abort();
        },
        problem: () => told.push(-1),
      },
      NOW,
      cancelling.signal,
    );
    expect(told).toEqual([4]);
  });
});
