/**
 * A ChatGPT export as large as many years make it, made up from a seed and written as an archive as it grows: never more
 * of it than one of its files is in memory. It says what must be read of it.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import { chatgptConversation, chatgptMessage } from '../exports/chats.ts';
import { createRandom, type Random, randomBelow } from '../harness/random.ts';

/** How large: the defaults of the bench are a gigabyte of conversations like those of real exports. */
export interface LargeHistorySize {
  readonly conversations: number;
  readonly promptsEach: number;
  /** UTF-16 units of an answer, on average. */
  readonly answerLength: number;
}

/** What reading it must come to. */
export interface LargeHistory {
  /** Of the texts in the archive. */
  readonly bytes: number;
  readonly prompts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const CONVERSATIONS_A_FILE = 100;
/** Seconds between the first messages of two conversations. */
const CONVERSATION_SECONDS = 6_000;
const MODELS = ['gpt-4o', 'gpt-4o-mini', 'gpt-5', 'gpt-5-2'];
const PROSE =
  'river stone lamp winter market, bread quiet signal. paper garden engine cloud meadow copper window letter harbour ' +
  'rivière pierre été forêt; lumière fenêtre où déjà Straße über Wärme schön 河流 石头 灯光 静かな 手紙 мост река зима 🙂 ';
const LONG_PROSE = PROSE.repeat(200);

/** Writes it to `path`. */
export function writeLargeHistory(path: string, seed: number, size: LargeHistorySize): LargeHistory {
  const random = createRandom(seed);
  const archive = openArchive(path);
  const truth = { bytes: 0, prompts: 0, inputTokens: 0, outputTokens: 0 };
  for (let first = 0; first < size.conversations; first += CONVERSATIONS_A_FILE) {
    const count = Math.min(CONVERSATIONS_A_FILE, size.conversations - first);
    const conversations = Array.from({ length: count }, (_, index) =>
      conversation(first + index, random, size, truth),
    );
    const text = Buffer.from(JSON.stringify(conversations));
    truth.bytes += text.length;
    archive.add(`conversations-${String(first / CONVERSATIONS_A_FILE).padStart(4, '0')}.json`, text);
  }
  archive.end();
  return truth;
}

function conversation(
  index: number,
  random: Random,
  { promptsEach, answerLength }: LargeHistorySize,
  truth: { prompts: number; inputTokens: number; outputTokens: number },
) {
  const model = MODELS[randomBelow(random, MODELS.length)];
  const nodes: [string, string | null, unknown][] = [['root', null, null]];
  let parent = 'root';
  for (let turn = 0; turn < promptsEach; turn += 1) {
    const seconds = -index * CONVERSATION_SECONDS + turn * 120;
    const [asked, answered] = [someText(random, answerLength / 5), someText(random, answerLength)];
    const [prompt, answer] = [`q${turn}-${index}-${anyId(random)}`, `a${turn}-${index}-${anyId(random)}`];
    nodes.push([prompt, parent, chatgptMessage('user', seconds, asked)]);
    nodes.push([
      answer,
      prompt,
      chatgptMessage('assistant', seconds + 20, answered, { metadata: { model_slug: model } }),
    ]);
    parent = answer;
    truth.prompts += 1;
    truth.inputTokens += tokensOf(asked);
    truth.outputTokens += tokensOf(answered);
  }
  return chatgptConversation(nodes, { id: `c-${index}` });
}

/** A piece of the prose, half as long to half as long again. */
function someText(random: Random, length: number): string {
  const start = randomBelow(random, LONG_PROSE.length / 2);
  return LONG_PROSE.slice(start, start + length / 2 + randomBelow(random, length));
}

function anyId(random: Random): string {
  return randomBelow(random, 2 ** 32).toString(16);
}

function tokensOf(text: string): number {
  const counter = new TokenCounter();
  counter.add(text);
  return counter.tokens;
}

/** Headers as in https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16. */
function openArchive(path: string) {
  const file = openSync(path, 'w');
  const directory: Buffer[] = [];
  let offset = 0;
  const write = (bytes: Buffer) => {
    writeSync(file, bytes);
    offset += bytes.length;
  };
  return {
    add(name: string, text: Buffer): void {
      const packed = deflateRawSync(text, { level: 1 });
      const shared = Buffer.alloc(26);
      shared.writeUInt16LE(20, 0);
      shared.writeUInt16LE(8, 4);
      shared.writeUInt32LE(crc32(text), 10);
      shared.writeUInt32LE(packed.length, 14);
      shared.writeUInt32LE(text.length, 18);
      shared.writeUInt16LE(name.length, 22);
      const central = Buffer.alloc(14);
      central.writeUInt32LE(offset, 10);
      directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, central, Buffer.from(name));
      write(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed]));
    },
    end(): void {
      const listed = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      end.write('PK\x05\x06', 'latin1');
      end.writeUInt16LE(directory.length / 4, 8);
      end.writeUInt16LE(directory.length / 4, 10);
      end.writeUInt32LE(listed.length, 12);
      end.writeUInt32LE(offset, 16);
      write(Buffer.concat([listed, end]));
      closeSync(file);
    },
  };
}
