/**
 * Everyday turns, played to the last frozen release and to today's build in a real Chromium: what each stored, and what
 * it estimated. The table of docs/SITES.md is written from this.
 */
import { join } from 'node:path';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { SITES } from '../../src/sites/table.ts';
import { RELEASES } from '../releases/releases.ts';
import { buildOfRelease } from './builds.ts';
import { builtExtension, ensureBuilt, ROOT } from './built.ts';
import { readCapture } from './capture.ts';
import { launchChromium } from './chromium.ts';
import { playCapture } from './play.ts';
import { startSitesServer } from './sites-server.ts';
import { clearStored, storedWhenQuiet } from './stored.ts';

/** Captures of sites both builds count at install, each with what is new about it. */
const TURNS = [
  ['chatgpt/signed-out-lines', 'signed-out ChatGPT was not read at all'],
  [
    'chatgpt/ws-handoff-thinking-with-catchups',
    'read alike; factors only: a large fleet serves more together',
  ],
  ['chatgpt/codex-tasks', 'a task of Codex is counted, as a run of an agent'],
  ['claude/search-results-then-followup', 'pages the model was given to read are input, and later context'],
  ['claude/files-by-their-ids', 'pictures and pages of a PDF are input, by their number'],
  ['claude/usage-of-two-messages', 'Claude’s own counts are read where it tells them'],
  ['claude/code-session', 'Claude Code on the web is counted, as a run of an agent'],
  ['gemini/deep-research-one-run', 'plan, edit and start of a research are one run, billed where it starts'],
  ['gemini/text-streaming-cumulative', 'read alike; factors only'],
  [
    'deepseek/think-search-zh',
    'read alike; factors only: what a model keeps of its context, and who serves it',
  ],
] as const;

const HOSTS = [...SITES.flatMap(({ hosts }) => hosts), 'ws.chatgpt.com'];
const QUIET = { settleMs: 700, giveUpMs: 1_500 };

/** What a build stored of each turn. */
async function playedIn(extension: string): Promise<UsageRequest[][]> {
  const server = await startSitesServer(HOSTS);
  const chromium = await launchChromium({ extension, server, hosts: HOSTS });
  try {
    const extensionPage = await chromium.extensionPage();
    const played: UsageRequest[][] = [];
    for (const [name] of TURNS) {
      const capture = readCapture(join(ROOT, 'tests/fixtures', `${name}.json`));
      const page = await chromium.context.newPage();
      await page.goto(capture.page);
      await playCapture(page, server, capture, { row: SITES.find(({ id }) => id === capture.site) });
      await page.close();
      const isSettled = ({ outcome }: UsageRequest) => outcome !== 'pending';
      const { requests } = await storedWhenQuiet(
        extensionPage,
        (now) => now.requests.every(isSettled),
        QUIET,
      );
      played.push([...requests]);
      await clearStored(extensionPage);
    }
    return played;
  } finally {
    await chromium.close();
    await server.close();
  }
}

const figure = (value: number): string => String(Number(value.toPrecision(2)));

/** '2 requests, 12 in, 30 out: 0.4 (0.1–1.2) Wh'; ends are put to ends. */
function cellOf(requests: readonly UsageRequest[]): string {
  if (requests.length === 0) return 'nothing';
  const sum = (of: (request: UsageRequest) => number): number =>
    requests.reduce((total, request) => total + of(request), 0);
  const read = sum(({ inputTokens, contextTokens }) => inputTokens + contextTokens);
  const written = sum(({ outputTokens, reasoningTokens }) => outputTokens + reasoningTokens);
  const [low, central, high] = (['low', 'central', 'high'] as const).map((end) =>
    figure(sum(({ footprint }) => footprint.energyWh[end])),
  );
  return `${requests.length} × ${read} in, ${written} out: **${central}** (${low}–${high}) Wh`;
}

/** The table, in Markdown. */
export async function turnsTable(): Promise<string> {
  const [release] = RELEASES;
  if (!release) throw new Error('no frozen release');
  ensureBuilt(['chromium-all']);
  const old = buildOfRelease(release, 'chromium');
  try {
    const before = await playedIn(old.folder);
    const now = await playedIn(builtExtension('chromium-all'));
    const rows = TURNS.map(
      ([name, why], index) =>
        `| \`${name}\` | ${cellOf(before[index] ?? [])} | ${cellOf(now[index] ?? [])} | ${why} |`,
    );
    return [`| turn | ${release.version} | now | why |`, '|---|---|---|---|', ...rows].join('\n');
  } finally {
    old.remove();
  }
}
