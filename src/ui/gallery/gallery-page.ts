/** What each page's own gallery.ts exports, as `gallery`: all its states, and how to show one. */
import type { Settings } from '../../model/settings/settings.ts';

/** The states of a page, by name, over made-up use. */
export interface GalleryPage {
  /** Its folder in src/ui. */
  readonly page: string;
  readonly states: readonly string[];
  /**
   * Shows a state over the mock.
   * @param now epoch ms, the moment it is looked at
   * @returns what ends it
   */
  show(state: string, settings: Partial<Settings>, root: HTMLElement, now: number): Promise<() => void>;
}
