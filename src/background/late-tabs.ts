/** Tabs that can't be metered until they are reloaded, as their relays tell of them. */

import { DONE, REFUSED, type Reply } from '../model/messages/wire.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { Sender } from '../platform/sender.ts';
import { forgetLateTab, noteLateTab } from '../store/late-tabs.ts';
import { meteredSite } from './metered-site.ts';

/** The settings that say which sites are metered, and the clock (epoch ms). */
export interface LateTabParts {
  readonly readSettings: () => Promise<Settings>;
  readonly now: () => number;
  /** Called when it is noted. */
  readonly onChange: () => void;
}

/** Where a document stands, as the browser vouches for it. */
type Place = Pick<Sender, 'origin' | 'tab' | 'frame'>;

/** Takes the word of relays. Both reject where it can't be noted. */
export interface LateTabs {
  /**
   * Nothing is noted of a tab that is gone.
   * @param relayed id of the row, or of the kind of own origin, that the frame's relay was built for
   */
  late(relayed: string, place: Place): Promise<Reply>;
  /** That document is gone. */
  left(place: Place): Promise<Reply>;
}

/** Notes late tabs for the session; refuses a relay that has no business where it runs, or where nobody agreed to it. */
export function createLateTabs({ readSettings, now, onChange }: LateTabParts): LateTabs {
  return {
    async late(relayed, { origin, tab, frame }) {
      const settings = await readSettings();
      const site = meteredSite(origin, relayed, settings);
      if (!site || !hasAgreed(settings) || tab < 0) return REFUSED;
      await noteLateTab(frame, { tab, site: site.id, at: now() });
      onChange();
      return DONE;
    },
    async left({ frame }) {
      await forgetLateTab(frame);
      onChange();
      return DONE;
    },
  };
}
