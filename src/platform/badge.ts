/** The toolbar button: the text on it and the sentence over it. */
import browser from 'webextension-polyfill';

export interface BadgeLook {
  /** About four characters fit; '' for no badge. */
  readonly text: string;
  readonly title: string;
}

const BACKGROUND = '#555B67';
const TEXT = '#FFFFFF';

export async function paintBadge({ text, title }: BadgeLook): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeBackgroundColor({ color: BACKGROUND }),
    action.setBadgeTextColor({ color: TEXT }),
    action.setBadgeText({ text }),
    action.setTitle({ title }),
  ]);
}
