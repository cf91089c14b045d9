import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, factorsTag, type SiteUsage } from '../../../src/model/footprint/estimate.ts';
import { FACTOR_SET } from '../../../src/model/footprint/factor-set.ts';
import { ENDS } from '../../../src/model/footprint/range.ts';
import { videoModelOf, videoPart } from '../../../src/model/footprint/video.ts';
import {
  FOOTPRINT_KEYS,
  type Footprint,
  type Media,
  type Range,
  type TokenSource,
} from '../../../src/model/usage/usage.ts';
import { anyUsage, anyZone, usageOf } from './usage.ts';

const energyOf = (changes: Partial<SiteUsage>): Range => estimate(usageOf(changes), null).energyWh;

function expectNotLess(more: Footprint, less: Footprint): void {
  for (const key of FOOTPRINT_KEYS) {
    for (const end of ENDS) {
      expect(more[key][end], `${key} ${end}`).toBeGreaterThanOrEqual(less[key][end] * (1 - 1e-12));
    }
  }
}

describe('any request', () => {
  it('has three finite numbers, none negative, low to high', () => {
    fc.assert(
      fc.property(anyUsage, anyZone, (usage, zone) => {
        const footprint = estimate(usage, zone);
        for (const key of FOOTPRINT_KEYS) {
          const { low, central, high } = footprint[key];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(central).toBeGreaterThanOrEqual(low);
          expect(high).toBeGreaterThanOrEqual(central);
          expect(Number.isFinite(high)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('costs the same whenever and however long the person waited', () => {
    expect(energyOf({ durationMs: 600_000 })).toEqual(energyOf({ durationMs: 100 }));
  });

  it.each([
    'inputTokens',
    'contextTokens',
    'outputTokens',
    'reasoningTokens',
    'toolTokens',
  ] as const)('costs no less with more %s', (field) => {
    fc.assert(
      fc.property(
        anyUsage,
        anyZone,
        fc.nat({ max: 500_000 }),
        fc.nat({ max: 500_000 }),
        (usage, zone, any, more) => {
          // The first tool call makes an agent's answer a run of calls, estimated as such: steps are compared within it.
          const some = field === 'toolTokens' ? any + 1 : any;
          const least = { ...usage, [field]: some, totalTokens: null };
          expectNotLess(estimate({ ...least, [field]: some + more }, zone), estimate(least, zone));
        },
      ),
    );
  });

  it.each([
    'count',
    'width',
    'height',
    'seconds',
    'steps',
  ] as const)('costs no less with more %s of media', (field) => {
    const numbers = { count: 2, width: 900, height: 700, seconds: 6, steps: 20 };
    fc.assert(
      fc.property(
        anyUsage,
        fc.constantFrom<Media['type']>('image', 'video', 'audio'),
        fc.nat({ max: 3000 }),
        fc.nat({ max: 3000 }),
        (usage, type, some, more) => {
          const at = (value: number): Footprint =>
            estimate({ ...usage, media: [{ type, ...numbers, [field]: value }] }, null);
          expectNotLess(at(some + more), at(some));
        },
      ),
    );
  });
});

describe('text', () => {
  it('of nothing written costs reading and the fixed part only', () => {
    const empty = energyOf({ outputTokens: 0, inputTokens: 0 });
    expect(empty.low).toBeCloseTo(0.005, 9);
    expect(empty.central).toBeCloseTo(0.03, 9);
    expect(empty.high).toBeCloseTo(0.1, 9);
    expect(energyOf({ outputTokens: 0, inputTokens: 5000 }).central).toBeGreaterThan(empty.central);
    expect(energyOf({ outputTokens: 0, inputTokens: 100 }).central).toBeLessThan(energyOf({}).central / 4);
  });

  it('costs nothing where the request was refused or failed before anything came', () => {
    for (const outcome of ['refused', 'failed'] as const) {
      expect(energyOf({ outcome, outputTokens: 0 }).high).toBe(0);
      expect(energyOf({ outcome, outputTokens: 5 })).toEqual(energyOf({ outputTokens: 5 }));
    }
  });

  it('takes more where one machine serves one person than where a data centre serves many', () => {
    const open = { model: 'llama-3.1-8b', outputTokens: 1000 };
    const own = energyOf({ ...open, site: 'openwebui' });
    // Some 4 J a token on one's own accelerator, tens of millijoules in a shared one.
    expect(own.central).toBeGreaterThan(0.5);
    expect(own.central).toBeLessThan(3);
    expect(energyOf({ ...open, site: 'huggingchat' }).central).toBeLessThan(own.central / 5);
    // GPT-5 asked through Open WebUI runs where GPT-5 runs.
    const closed = { model: 'gpt-5', outputTokens: 1000 };
    const elsewhere = energyOf({ ...closed, site: 'librechat' }).central;
    expect(energyOf({ ...closed, site: 'openwebui' }).central).toBeGreaterThan(elsewhere / 1.5);
    expect(energyOf({ ...closed, site: 'openwebui' }).central).toBeLessThan(elsewhere * 1.5);
  });

  it('of one own computer is one figure, whichever chat or reader of one’s own told it', () => {
    for (const model of ['llama3.1:8b', 'llama3.1:70b', 'deepseek-r1', 'gpt-5', null]) {
      const sites = ['own:1', 'own:2-0123456789ab', 'openai-compatible', 'librechat', 'ai-sdk', 'openwebui'];
      const told = model === null ? sites.slice(0, 2) : sites;
      const [first, ...others] = told.map((site) =>
        estimate(usageOf({ site, model, outputTokens: 400 }), null),
      );
      for (const other of others) expect(other, model ?? 'none').toEqual(first);
      const cooled = model === 'gpt-5' || model === null;
      expect((first?.waterOnsiteMl.high ?? 0) > 0, model ?? 'none').toBe(cooled);
    }
  });

  it('of two answers reads the prompt twice', () => {
    const once = energyOf({ inputTokens: 4000 });
    expect(energyOf({ inputTokens: 4000, generations: 2 }).central).toBeGreaterThan(once.central * 1.2);
  });

  it('is surer of reported tokens than of counted ones, and of those than of inferred ones', () => {
    const width = (output: 'reported' | 'counted' | 'inferred', site = 'chatgpt'): number => {
      const { low, high } = energyOf({ site, tokenSource: { input: output, output, reasoning: 'reported' } });
      return high / low;
    };
    expect(width('counted')).toBeGreaterThan(width('reported'));
    expect(width('inferred')).toBeGreaterThan(width('counted'));
  });

  it('counts hidden reasoning with a wide range', () => {
    const source = { input: 'counted', output: 'counted', reasoning: 'inferred' } as const;
    const hidden = energyOf({ mode: 'reasoning', reasoningTokens: 1200, tokenSource: source });
    const shown = energyOf({ mode: 'reasoning', reasoningTokens: 1200 });
    expect(hidden.high / hidden.low).toBeGreaterThan(shown.high / shown.low);
  });

  it('applies the tokenizer of the family to counted tokens and leaves reported ones', () => {
    const counted = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
    const claude = { site: 'claude', model: 'claude-opus-4-8' };
    const ratio = energyOf({ ...claude, tokenSource: counted }).central / energyOf(claude).central;
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(1.6);
  });

  it('of a research answer is a run of many calls, until the site reports the tokens itself', () => {
    const counted = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
    const research = { mode: 'research', model: 'gpt-5', outputTokens: 2000, tokenSource: counted } as const;
    const run = energyOf(research);
    expect(run.central).toBeGreaterThan(40);
    expect(run.central).toBeLessThan(200);
    expect(run.high / run.low).toBeGreaterThan(20);
    expect(energyOf({ ...research, outcome: 'pending' }).central).toBeLessThan(5);
    const reported = { input: 'reported', output: 'reported', reasoning: 'reported' } as const;
    expect(energyOf({ ...research, tokenSource: reported }).central).toBeLessThan(5);
  });

  it('of an agent that used tools is a shorter run, and of one that did not is an answer', () => {
    const counted = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
    const agent = { mode: 'agent', model: 'gpt-5', tokenSource: counted } as const;
    const used = energyOf({ ...agent, toolTokens: 50 });
    expect(used.central).toBeGreaterThan(10);
    expect(used.central).toBeLessThan(energyOf({ ...agent, mode: 'research' }).central);
    expect(energyOf(agent).central).toBeLessThan(1);
  });

  it('of an agent whose work is not seen is such a run', () => {
    const unseen = { mode: 'agent', model: 'gpt-5', outputTokens: 0, inputTokens: 5 } as const;
    const of = (output: TokenSource, toolTokens: number) =>
      energyOf({ ...unseen, toolTokens, tokenSource: { input: 'counted', output, reasoning: 'counted' } });
    expect(of('inferred', 0).central).toBeCloseTo(of('counted', 1).central, 1);
    expect(of('counted', 0).central).toBeLessThan(1);
  });

  it('reads the rest of a reported total as context', () => {
    expect(energyOf({ totalTokens: 20_400 })).toEqual(energyOf({ contextTokens: 20_000 }));
  });
});

describe('media', () => {
  const image = (media: Partial<Media>, model = 'gpt-4o'): Range =>
    energyOf({ kind: 'image', model, media: [{ type: 'image', count: 1, ...media }] });

  it('costs more in higher quality', () => {
    expect(image({ quality: 'high' }).central).toBeGreaterThan(image({ quality: 'medium' }).central * 2);
    expect(image({ quality: 'low' }).central).toBeLessThan(image({ quality: 'medium' }).central);
  });

  it('uses what was measured of an open model and is surer of it', () => {
    const flux = image({ steps: 50 }, 'black-forest-labs/FLUX.1-dev');
    const unknown = image({}, 'midjourney');
    expect(flux.high / flux.low).toBeLessThan(unknown.high / unknown.low);
    expect(image({ steps: 25 }, 'flux-dev').central).toBeLessThan(flux.central);
  });

  it('of a named video product follows its regression', () => {
    const veo = energyOf({
      kind: 'video',
      site: 'gemini',
      model: 'veo-3.0',
      inputTokens: 0,
      outputTokens: 0,
      media: [{ type: 'video', count: 1, seconds: 8, width: 1280, height: 720 }],
    });
    expect(veo.central).toBeCloseTo(30.9 * 1.09 + 0.03, 0);
  });

  it('of every named video product is its published regression within 0.2 %', () => {
    interface Vector {
      readonly model: string;
      readonly width: number;
      readonly height: number;
      readonly seconds: number;
      readonly wh_mean_no_pue: number;
    }
    const { cases }: { cases: Vector[] } = JSON.parse(
      readFileSync(new URL('./data/ecologits-video-vectors.json', import.meta.url), 'utf8'),
    );
    expect(cases).toHaveLength(88);
    for (const { model, width, height, seconds, wh_mean_no_pue: published } of cases) {
      const known = videoModelOf(model);
      if (known === null) throw new Error(`no video model ${model}`);
      const { energyWh } = videoPart({ type: 'video', count: 1, width, height, seconds }, known, 1);
      expect(Math.abs(energyWh / published - 1), `${model} ${seconds} s ${height}`).toBeLessThan(0.002);
    }
  });

  it('of a video of unknown length has a wider range', () => {
    const video = (seconds?: number): Range =>
      energyOf({
        kind: 'video',
        media: [{ type: 'video', count: 1, ...(seconds === undefined ? {} : { seconds }) }],
      });
    const told = video(8);
    const untold = video();
    expect(untold.central).toBeCloseTo(told.central, 6);
    expect(untold.high / untold.low).toBeGreaterThan(told.high / told.low);
  });

  it('of a voice session nobody timed is inferred, and not from how long it stayed open', () => {
    const session = { kind: 'audio', session: true, outputTokens: 0, inputTokens: 0 } as const;
    const untimed = energyOf({ ...session, durationMs: 3_600_000 });
    const timed = energyOf({ ...session, media: [{ type: 'audio', count: 1, seconds: 180 }] });
    expect(untimed.central).toBeCloseTo(timed.central, 9);
    expect(untimed.high / untimed.low).toBeGreaterThan(2 * (timed.high / timed.low));
  });

  it('of music and of speech are different classes', () => {
    const sound = (site: string): number =>
      energyOf({ site, kind: 'audio', media: [{ type: 'audio', count: 1, seconds: 60 }] }).central;
    expect(sound('suno')).toBeGreaterThan(sound('chatgpt') * 3);
  });
});

describe('the place', () => {
  it('changes carbon and off-site water, not energy', () => {
    const usage = usageOf();
    const us = estimate(usage, null);
    const france = estimate(usage, 'FR');
    expect(france.energyWh).toEqual(us.energyWh);
    expect(france.waterOnsiteMl).toEqual(us.waterOnsiteMl);
    expect(france.gwpUsageGrams.central).toBeLessThan(us.gwpUsageGrams.central / 5);
  });

  it('keeps on-site and off-site water, and use and hardware, apart', () => {
    const { waterOnsiteMl, waterOffsiteMl, gwpUsageGrams, gwpEmbodiedGrams } = estimate(usageOf(), null);
    expect(waterOffsiteMl.central).toBeGreaterThan(waterOnsiteMl.central * 4);
    expect(gwpUsageGrams.central).toBeGreaterThan(gwpEmbodiedGrams.central);
  });

  it('is named in the tag, the site’s own where none was chosen or the choice does not exist', () => {
    expect(factorsTag('chatgpt', null)).toBe(`${FACTOR_SET}/US`);
    expect(factorsTag('mistral', null)).toBe(`${FACTOR_SET}/SE`);
    expect(factorsTag('chatgpt', 'US-CAMX')).toBe(`${FACTOR_SET}/US-CAMX`);
    expect(factorsTag('chatgpt', 'nowhere')).toBe(`${FACTOR_SET}/US`);
  });
});
