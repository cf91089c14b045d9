/** Which requests are off alike: what an estimate may be wrong by, split by whom it is shared with. */
import type { RequestSpread, SharedParts } from '../usage/usage.ts';
import { type CauseId, type Part, partRange } from './part.ts';
import { matchModel } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';
import { normalizeSlug } from './slug.ts';

const OF_MODEL: SharedParts = { model: 1, product: 0 };
const OF_PRODUCT: SharedParts = { model: 0, product: 1 };
/**
 * What is inferred by a rule is off for two reasons: the rule may not fit the product, and this request may not be as
 * its requests are on average. Ranges of rules say how requests vary (docs/METHOD.md); half of it on a log scale, a
 * quarter of the square, is left to the product (a research run of ÷ 4 to × 4: ÷ 2 to × 2 as the mean of many). Our
 * judgement: nobody has published what the products' means are.
 */
const QUARTER_OF_PRODUCT: SharedParts = { model: 0, product: 0.25 };
const OWN: SharedParts = { model: 0, product: 0 };

/** How the square of each cause's error divides; what is left is the request's own. */
const SHARED_BY: Readonly<Record<CauseId, SharedParts>> = {
  model: OF_MODEL,
  batch: OF_PRODUCT,
  'token-count': OWN,
  'reasoning-count': QUARTER_OF_PRODUCT,
  'hidden-run': QUARTER_OF_PRODUCT,
  prefill: OF_MODEL,
  cache: OF_PRODUCT,
  fixed: OF_PRODUCT,
  'media-class': OF_MODEL,
  'media-model': OF_PRODUCT,
  'media-settings': QUARTER_OF_PRODUCT,
  duration: QUARTER_OF_PRODUCT,
};

/** Who shares the errors of the energy these parts of a request add up to. */
export function sharersOf(usage: SiteUsage, parts: readonly Part[]): RequestSpread {
  return { ...namesOf(usage), low: sharedParts(parts, 'low'), high: sharedParts(parts, 'high') };
}

/** Text by the family and by whoever serves it, what is produced by its model's slug and the site. */
function namesOf({ kind, model, site }: SiteUsage): Pick<RequestSpread, 'model' | 'product'> {
  if (kind !== 'text') {
    const slug = model === null ? site : normalizeSlug(model, '');
    return { model: `${kind} ${slug}`, product: site };
  }
  const { id, vendor, usdPerMOut } = matchModel(model, site).family;
  return { model: id, product: usdPerMOut === null ? site : vendor };
}

const DIGITS = 1e4;

/** Deviations of the parts with one sharer add in full within a request, as the parts themselves do. */
function sharedParts(parts: readonly Part[], side: 'low' | 'high'): SharedParts {
  const legs = { model: 0, product: 0, own: 0 };
  for (const part of parts) {
    const way = Math.abs(partRange(part)[side] - part.energyWh);
    const squares = squaresOf(part, side);
    const whole = squares.model + squares.product + squares.own;
    if (whole === 0) continue;
    for (const of of ['model', 'product', 'own'] as const) legs[of] += way * Math.sqrt(squares[of] / whole);
  }
  const whole = legs.model ** 2 + legs.product ** 2 + legs.own ** 2;
  if (whole === 0) return OWN;
  const inDigits = (part: number): number => Math.floor((part / whole) * DIGITS);
  const model = inDigits(legs.model ** 2);
  // What rounding leaves is shared: nothing is a request's own that has no such cause.
  const product = DIGITS - model - inDigits(legs.own ** 2);
  return { model: model / DIGITS, product: product / DIGITS };
}

function squaresOf({ causes }: Part, side: 'low' | 'high') {
  const squares = { model: 0, product: 0, own: 0 };
  for (const cause of causes) {
    const square = Math.log(cause[side]) ** 2;
    const { model, product } = SHARED_BY[cause.id];
    squares.model += square * model;
    squares.product += square * product;
    squares.own += square * (1 - model - product);
  }
  return squares;
}
