/**
 * What others of this kind cost the same page, side by side: `npm run bench -- peers --peers DIR`, where DIR holds a folder
 * of each, unpacked. They are fetched by who measures, and none of them is kept here. Each runs in a browser of its own;
 * those of a round go on at the same time.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { startTaskClock } from './arms.ts';
import { type ChatSize, chatPage, serveChat, useChat } from './chat-page.ts';
import { CHAT, IDLE_MS } from './realistic.ts';
import { mean, withBounds } from './statistics.ts';

const HOST = 'chatgpt.com';
const ROUNDS = 20;
/** How deep below DIR an extension is looked for. */
const DEPTH = 2;

interface Contender {
  readonly name: string;
  /** Its folder; undefined for a browser with nothing. */
  readonly path: string | undefined;
}

interface Cost {
  readonly taskMs: number;
  readonly longTasks: number;
  readonly heapBytes: number;
}

/** @returns a table as a person reads it: each against the browser with nothing */
export async function benchPeers(folder: string, count = ROUNDS, size = CHAT): Promise<string> {
  const own: Contender = { name: 'Trottinette', path: builtExtension('chromium') };
  const peers = extensionsIn(folder, DEPTH).map((path) => ({ name: relative(folder, path), path }));
  if (peers.length === 0) throw new Error(`there is no extension in ${folder}`);
  const all: Contender[] = [
    { name: 'nothing', path: undefined },
    { name: 'nothing again', path: undefined },
    own,
    ...peers,
  ];
  const server = await startSitesServer([HOST], chatPage);
  serveChat(server, HOST, size);
  const browsers: Chromium[] = [];
  try {
    for (const { name, path } of all)
      browsers.push(
        await launchChromium({
          server,
          hosts: [HOST],
          agrees: name === own.name,
          ...(path === undefined ? {} : { extension: path }),
        }),
      );
    const costs: Cost[][] = [];
    for (let round = 0; round <= count; round++) {
      const found = await Promise.all(browsers.map((browser) => costOf(browser, size)));
      // The first round warms up.
      if (round > 0) costs.push(found);
    }
    return tableOf(all, costs);
  } finally {
    for (const browser of browsers) await browser.close();
    await server.close();
  }
}

/** Folders with a manifest, at the most so deep. */
function extensionsIn(folder: string, depth: number): string[] {
  const names = readdirSync(folder);
  if (names.includes('manifest.json')) return [folder];
  const folders = names.map((name) => join(folder, name)).filter((path) => statSync(path).isDirectory());
  return depth === 0 ? [] : folders.flatMap((path) => extensionsIn(path, depth - 1));
}

async function costOf({ context }: Chromium, size: ChatSize): Promise<Cost> {
  const page = await context.newPage();
  try {
    await page.goto(`https://${HOST}/`);
    const clock = await startTaskClock(page);
    await useChat(page, size);
    await sleep(IDLE_MS);
    const taskMs = await clock.taskMs();
    const longTasks = await page.evaluate(() => window.chat.longTasks);
    return { taskMs, longTasks, heapBytes: await clock.heapBytes() };
  } finally {
    await page.close();
  }
}

function tableOf(all: readonly Contender[], costs: readonly (readonly Cost[])[]): string {
  const lines = all.map(({ name, path }, index) => {
    const of = (value: (cost: Cost) => number) =>
      costs.map((round) => [round[index], round[0]].map((cost) => (cost ? value(cost) : Number.NaN)));
    const ratios = of(({ taskMs }) => taskMs).map(([one = 0, none = 0]) => one / none);
    const added = of(({ heapBytes }) => heapBytes).map(([one = 0, none = 0]) => (one - none) / 1e6);
    const longTasks = mean(of(({ longTasks }) => longTasks).map(([one = 0]) => one));
    const [bytes, packed] = path === undefined ? [0, 0] : scriptBytes(path);
    const code = `${(bytes / 1000).toFixed(1)} kB (${(packed / 1000).toFixed(1)} gzip)`;
    return `| ${name} | × ${withBounds(ratios, 3)} | ${longTasks.toFixed(1)} | ${code} | ${withBounds(added)} MB |`;
  });
  const head = '| with | task time | tasks over 50 ms | script on the page | heap above nothing |';
  return [head, '|---|---|---|---|---|', ...lines].join('\n');
}

/** Of the scripts its manifest puts into a page of the site, as they are and compressed. */
function scriptBytes(path: string): [bytes: number, packed: number] {
  const manifest: { content_scripts?: { matches: string[]; js?: string[] }[] } = JSON.parse(
    readFileSync(join(path, 'manifest.json'), 'utf8'),
  );
  const files = (manifest.content_scripts ?? [])
    .filter(({ matches }) => matches.some((match) => match.includes(`://${HOST}/`)))
    .flatMap(({ js = [] }) => js.map((file) => readFileSync(join(path, file))));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, next) => total + next, 0);
  return [
    sum(files.map(({ length }) => length)),
    sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
  ];
}
