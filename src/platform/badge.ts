/** The toolbar button: its icon, the text on it and the sentence over it. */
import browser from 'webextension-polyfill';

/** As the icons in icons/png are named. */
export type ToolbarIcon = 'normal' | 'paused' | 'attention' | 'news';

export interface BadgeLook {
  readonly icon: ToolbarIcon;
  /** About four characters fit; '' for no badge. */
  readonly text: string;
  readonly title: string;
}

const BACKGROUND = '#555B67';
const TEXT = '#FFFFFF';

/** Pixels a side, of every icon. */
const ICON_SIZES = [16, 24, 32] as const;

export async function paintBadge({ icon, text, title }: BadgeLook): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon({ path: iconPaths(icon) }),
    action.setBadgeBackgroundColor({ color: BACKGROUND }),
    action.setBadgeTextColor({ color: TEXT }),
    action.setBadgeText({ text }),
    action.setTitle({ title }),
  ]);
}

function iconPaths(icon: ToolbarIcon): Record<number, string> {
  // From the root: a relative path would be looked for beside the worker's own file.
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `/icons/png/toolbar-${icon}-${size}.png`]));
}
