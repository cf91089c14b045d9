import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonEntry, jsonEntries } from '../../../src/model/backup/json-entries.ts';
import { BrokenJson } from '../../../src/model/json-items.ts';

/** The text in pieces of these lengths, over and over. */
async function* cut(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  for (let start = 0, turn = 0; start < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? text.length;
    yield text.slice(start, start + length);
    start += length;
  }
}

async function entries(text: string, lengths: readonly number[] = [text.length]): Promise<JsonEntry[]> {
  const found: JsonEntry[] = [];
  for await (const entry of jsonEntries(cut(text, lengths))) found.push(entry);
  return found;
}

describe('the entries of a JSON object', () => {
  it('are its fields, and the items of its arrays one by one', async () => {
    expect(
      await entries('{"a": 1, "rows": [ {"x": [1, 2]}, "two" ] , "none": [], "b": {"c": ["d"]}}'),
    ).toEqual([
      { name: 'a', row: null, value: 1 },
      { name: 'rows', row: 1, value: { x: [1, 2] } },
      { name: 'rows', row: 2, value: 'two' },
      { name: 'b', row: null, value: { c: ['d'] } },
    ]);
  });

  it('are those of JSON.parse, however it is written and cut', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(object, lengths, fc.constantFrom(0, 2), async (value, sizes, indent) => {
        const text = JSON.stringify(value, null, indent);
        const expected = Object.entries(JSON.parse(text) as object).flatMap(([name, field]): JsonEntry[] =>
          Array.isArray(field)
            ? field.map((item: unknown, index) => ({ name, row: index + 1, value: item }))
            : [{ name, row: null, value: field }],
        );
        expect(await entries(text, sizes)).toEqual(expected);
      }),
    );
  });

  it.each([
    '',
    'text',
    '{"a": 1',
    '{"a": [1, 2',
    '{"a": nonsense}',
    '{"a": "no end}',
  ])('of %j are none: it says so', async (text) => {
    await expect(entries(text)).rejects.toThrow(BrokenJson);
  });

  it('do not fill the memory where a bracket is missing', async () => {
    async function* endless(): AsyncGenerator<string> {
      yield '{"a": "';
      for (;;) yield 'x'.repeat(100_000);
    }
    const read = async () => {
      for await (const _ of jsonEntries(endless()));
    };
    await expect(read()).rejects.toThrow('too long');
  });

  it.each(['[', '{"a":'])('of 300,000 nested %s are none, and say so', async (bracket) => {
    await expect(entries(`{"rows": [${bracket.repeat(300_000)}`, [65_536])).rejects.toThrow('too deep');
  });

  it('of which one is 100 MB long are read no further than any of ours is', async () => {
    let given = 0;
    async function* long(): AsyncGenerator<string> {
      yield '{"rows": [{"id": "';
      for (; given < 1_000; given += 1) yield 'x'.repeat(100_000);
      yield '"}]}';
    }
    const read = async () => {
      for await (const _ of jsonEntries(long()));
    };
    await expect(read()).rejects.toThrow(BrokenJson);
    expect(given).toBeLessThan(20);
  });

  it('of which one is 100 MB long are read no further where it comes in one piece: Firefox reads a file so', async () => {
    const text = `{"rows": [{"id": "${'x'.repeat(100_000_000)}"}]}`;
    await expect(entries(text, [text.length])).rejects.toThrow('too long');
  });
});
