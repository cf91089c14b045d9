/** What EcoLogits 0.9.3 would say of a published text point, for the same output: a comparison, no part of ours. */
import { ecologitsImpacts, type MinMax } from '../../../src/model/footprint/ecologits.ts';
import { ecologitsOf } from '../../../src/model/footprint/ecologits-models.ts';
import { writtenOf } from './checkpoints.ts';
import { pueOf } from './conditions.ts';
import { type Checkpoint, inUnit, number, unitOf, word } from './points.ts';
import { usageOf } from './usage.ts';

/** Geometric mean of EcoLogits' two ends, in the point's unit; null for what is no energy of text. */
export function ecologitsFigure(point: Checkpoint): number | null {
  const unit = unitOf(point.unit);
  if (!point.kind.startsWith('text') || unit?.quantity !== 'energy') return null;
  const kwh = energyKwh(point, writtenOf(point));
  if (kwh === null) return null;
  const wh = Math.sqrt(kwh.min * kwh.max) * 1000;
  const tokens = number(point, 't_out', 't_in') ?? 1;
  return inUnit({ low: wh, central: wh, high: wh }, unit, tokens).central;
}

/** By the sizes the point states, else by the entry EcoLogits has for the model. */
function energyKwh(point: Checkpoint, outputTokens: number): MinMax | null {
  const active = number(point, 'pa');
  if (active === undefined) {
    const model = word(point, 'model', 'published_model') ?? null;
    const reported = { input: 'reported', output: 'reported', reasoning: 'reported' } as const;
    return (
      ecologitsOf(usageOf({ site: '', model, outputTokens, tokenSource: reported }), null)?.energy ?? null
    );
  }
  const single = (value: number): MinMax => ({ min: value, max: value });
  const impacts = ecologitsImpacts({
    outputTokens,
    activeB: single(active),
    totalB: single(number(point, 'pt') ?? active),
    tps: null,
    ttftS: null,
    requestLatencyS: null,
    zone: 'USA',
    pue: single(pueOf(point)),
    wue: single(0),
  });
  return impacts?.energy ?? null;
}
