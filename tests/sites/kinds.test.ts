/** Each site has a capture of each kind of turn there is on it; where there is none, here stands why. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABOUT } from '../../src/sites/about.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';
import { type Capture, readCaptures } from '../harness/capture.ts';
import { rowsOf } from '../harness/check.ts';
import type { ExpectedRow } from '../harness/expected.ts';
import { bySite } from '../harness/plan.ts';

const CAPTURES = bySite(readCaptures(join(import.meta.dirname, '../fixtures')));

const has = (is: (row: ExpectedRow) => boolean) => (capture: Capture) =>
  capture.expected.requests > 0 && rowsOf(capture.expected).some(is);

const KINDS: Readonly<Record<string, (capture: Capture) => boolean>> = {
  several: ({ expected }) => expected.requests > 1,
  stopped: has(({ outcome = [], aborted }) => aborted === true || outcome.includes('stopped')),
  failed: has(({ outcome = [] }) => outcome.includes('failed') || outcome.includes('refused')),
  reasoning: has(({ mode }) => mode === 'reasoning'),
  research: has(({ mode }) => mode === 'research'),
};

const ALONE = 'each prompt stands alone';
const RUNS_ON = 'what was asked for is made, whatever the page does';
const COMES = 'what is interrupted comes as far as it got';
const NO_MODES = 'it makes media: there is no mode';
const NO_WORD = 'its wire has no word for it';

/** Why there is none, by site and kind. */
const WHY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a1111: { several: ALONE, stopped: COMES, reasoning: NO_MODES, research: NO_MODES },
  comfyui: { several: ALONE, reasoning: NO_MODES, research: NO_MODES },
  'ai-sdk': { research: NO_WORD },
  librechat: { research: NO_WORD },
  lobechat: { research: NO_WORD },
  sillytavern: { research: NO_WORD },
  anythingllm: { research: NO_WORD },
  koboldcpp: { research: NO_WORD },
  dify: { research: NO_WORD },
  flowise: { research: NO_WORD },
  'chat-ui': { research: NO_WORD },
  'openai-compatible': { research: NO_WORD },
  openwebui: { research: NO_WORD },
  bing: { several: ALONE, stopped: RUNS_ON },
  canva: { several: ALONE, stopped: RUNS_ON },
  firefly: { several: ALONE, stopped: RUNS_ON },
  ideogram: { several: ALONE, stopped: RUNS_ON },
  leonardo: { several: ALONE, stopped: RUNS_ON },
  midjourney: { several: ALONE, stopped: RUNS_ON },
  runway: { several: ALONE },
  suno: { several: ALONE, stopped: RUNS_ON },
  flow: { several: ALONE, stopped: RUNS_ON },
  dreamina: { several: ALONE, stopped: RUNS_ON },
  kling: { several: ALONE, stopped: RUNS_ON },
  hailuo: { several: ALONE, stopped: RUNS_ON },
  freepik: { several: ALONE, stopped: RUNS_ON },
  elevenlabs: { several: ALONE, stopped: RUNS_ON },
};

/** Whether people are told that the site counts it; of own origins they are told nothing. */
function isOffered(site: string, kind: string): boolean {
  const counts: readonly string[] | undefined = ABOUT[site]?.counts;
  return counts === undefined || !['reasoning', 'research'].includes(kind) || counts.includes(kind);
}

describe.each([...SITES, ...OWN_KINDS].map(({ id }) => id))('%s', (site) => {
  it.each(Object.keys(KINDS))('has a capture of the kind %s, or it is said why not', (kind) => {
    const found = (CAPTURES.get(site) ?? []).some((capture) => KINDS[kind]?.(capture));
    const why = WHY[site]?.[kind];
    expect(found || why !== undefined || !isOffered(site, kind)).toBe(true);
    expect(found && why !== undefined, 'there is one, and it is said why not').toBe(false);
  });
});
