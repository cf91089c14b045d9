/** The toolbar button: its icon, the text on it and the sentence over it. */
import browser from 'webextension-polyfill';

/** As the icons in icons/png are named. */
export type ToolbarIcon = 'normal' | 'paused' | 'attention' | 'news';

/** All of the button that can be seen. */
export interface BadgeLook {
  readonly icon: ToolbarIcon;
  /** '' for no badge. */
  readonly text: string;
  readonly title: string;
}

/**
 * Characters of the text that have room: Firefox cuts a fourth off, as “1.2k” to “1.2l” (seen in Firefox 153 on Linux,
 * whose badge is no wider than its icon).
 */
const ROOM = { firefox: 3, chromium: 4 } as const;

const BACKGROUND = '#555B67';
const TEXT = '#FFFFFF';

/** Pixels a side, of every icon. */
const ICON_SIZES = [16, 24, 32] as const;

/** What this worker painted last; nobody else paints. An icon costs many times what a request does, so none for nothing. */
let painted: Partial<BadgeLook> = {};

/** Paints what differs from the last time. Rejects where the browser refuses; the next paints all. */
export async function paintBadge(look: BadgeLook): Promise<void> {
  const { action } = browser;
  const { icon, text, title } = look;
  const before = painted;
  painted = look;
  try {
    await Promise.all([
      icon !== before.icon && paintIcon(icon),
      text !== before.text && action.setBadgeText({ text }),
      title !== before.title && action.setTitle({ title }),
    ]);
  } catch (error) {
    painted = {};
    throw error;
  }
}

async function paintIcon(icon: ToolbarIcon): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon({ path: iconPaths(icon) }),
    action.setBadgeBackgroundColor({ color: BACKGROUND }),
    action.setBadgeTextColor({ color: TEXT }),
  ]);
}

function iconPaths(icon: ToolbarIcon): Record<number, string> {
  // From the root: a relative path would be looked for beside the worker's own file.
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `/icons/png/toolbar-${icon}-${size}.png`]));
}

/** The button of this browser: how it is painted, and the characters its text has room for. */
export const toolbarButton = {
  paint: paintBadge,
  room: browser.runtime.getURL('').startsWith('moz-extension:') ? ROOM.firefox : ROOM.chromium,
};
