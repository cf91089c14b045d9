/** A part with words of its own, besides those of its page. */
import { Component, type VNode } from 'preact';
import type { Words } from '../../i18n/language.ts';

/** Which words, and what says them. */
export interface SpokenProps<Slice> {
  words: Words<Slice>;
  children: (said: Slice) => VNode;
}

/** Speaks the language of the page, whichever else had its words come before or after; empty until they are there. */
export class Spoken<Slice> extends Component<SpokenProps<Slice>> {
  override componentDidMount(): Promise<void> {
    return this.load();
  }

  override componentDidUpdate(): Promise<void> {
    return this.load();
  }

  async load(): Promise<void> {
    const { words } = this.props;
    const { lang } = document.documentElement;
    if (words.loaded(lang)) return;
    await words.load(lang);
    this.forceUpdate();
  }

  override render({ words, children }: SpokenProps<Slice>) {
    const said = words.loaded(document.documentElement.lang);
    return said ? children(said) : null;
  }
}
