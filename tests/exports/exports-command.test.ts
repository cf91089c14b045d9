/** The command that holds cases against what they expect: it must see each field that is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHATGPT } from './chats.ts';
import { exportsCommand } from './exports-command.ts';
import { NOW } from './made.ts';

const TEXT = {
  site: 'chatgpt',
  kind: 'text',
  outcome: 'complete',
  reasoningText: '',
  toolText: '',
  images: 0,
};
const EXPECTED = [
  {
    ...TEXT,
    key: 'q1',
    at: '2026-05-06T10:00:00.000Z',
    model: 'gpt-5-2',
    intent: 'new',
    inputText: 'How many legs?',
  },
  {
    ...TEXT,
    key: null,
    at: '2026-05-06T10:01:00.000Z',
    model: 'gpt-4o',
    intent: ['new', 'regenerate'],
    outputText: 'Eight.',
  },
  {
    ...TEXT,
    key: 'q2',
    at: '2026-05-06T10:01:40.000Z',
    mode: 'standard',
    tokenSource: 'counted',
  },
  { site: 'chatgpt', key: 'q3', at: '2026-05-06T10:03:20.000Z', intent: 'edit', outcome: ['failed', 'cut'] },
];

describe('npm run exports', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trottinette-cases-'));
    writeFileSync(join(folder, 'case.json'), JSON.stringify([CHATGPT]));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(expected: readonly object[]): Promise<[number, string[]]> {
    writeFileSync(join(folder, 'case.expected.json'), JSON.stringify(expected));
    const printed: string[] = [];
    return [await exportsCommand([folder], NOW, (line) => printed.push(line)), printed];
  }

  it('ends with the totals', async () => {
    expect(await run(EXPECTED)).toEqual([0, ['ok    case: 4 records', '{"cases":1,"exact":1,"records":4}']]);
  });

  it.each([
    ['kind', 'image'],
    ['outcome', 'stopped'],
    ['model', 'gpt-5'],
    ['intent', ['edit']],
    ['inputText', 'How many legs ?'],
    ['reasoningText', 'x'],
    ['toolText', 'x'],
    ['images', 1],
    ['contextTokens', 1],
    ['tokenSource', 'reported'],
  ])('sees another %s', async (field, wrong) => {
    const [first, ...rest] = EXPECTED;
    const [code, printed] = await run([{ ...first, [field]: wrong }, ...rest]);
    expect(code).toBe(1);
    expect(printed[1]).toContain(`chatgpt q1: ${field} `);
  });

  it('sees what is missing and what is too much', async () => {
    const [code, printed] = await run([
      ...EXPECTED.slice(1),
      { ...TEXT, key: 'q9', at: '2026-05-06T10:00:00Z' },
    ]);
    expect([code, ...printed.slice(1, 3)]).toEqual([
      1,
      '        chatgpt q9: not read',
      '        chatgpt q1: not expected',
    ]);
  });

  it('says what it wants', async () => {
    await expect(exportsCommand([], NOW, () => {})).rejects.toThrow('npm run exports -- DIR');
  });
});
