/** Where the model of a request runs: that decides the estimate, not the kind of chat it was asked from. */
import { imageModelOf } from './image.ts';
import { isOwnChat } from './own-chat.ts';
import { matchModel } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';

/** The products whose servers stand in: a computer of one's own, and whoever serves a vendor's model. */
const OWN_COMPUTER = 'openwebui';
const ANY_VENDOR = 'openai-compatible';

/**
 * The product a request runs at. Weights anyone may run, asked from a chat of one's own, are taken to run on a computer
 * of one's own; a vendor's model runs at its vendor's.
 */
export function hostOf({ site, model }: Pick<SiteUsage, 'site' | 'model'>): string {
  if (!isOwnChat(site)) return site;
  const drawn = imageModelOf(model);
  const isOpen = drawn
    ? drawn.by === 'law' || drawn.by === 'measured'
    : matchModel(model, site).family.usdPerMOut === null;
  return isOpen ? OWN_COMPUTER : ANY_VENDOR;
}
