/** What one search is taken to be, under a reading in searches: tapped, it opens every yardstick there is. */

import { Component } from 'preact';
import { amountText } from '../../i18n/amounts.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import { exactly } from '../../model/footprint/range.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { later } from '../kit/later.tsx';
import type { YardstickProps } from './yardstick.tsx';

const PANEL = 'yardstick';

const Yardstick = later(async () => (await import('./yardstick.tsx')).Yardstick);

/** One on a page; the panel's code and words come as it opens. */
export class SearchBasis extends Component<YardstickProps, { isOpen: boolean }> {
  override render(props: YardstickProps) {
    return (
      <>
        <button class="lk" type="button" popovertarget={PANEL}>
          {basisText(props.settings, props.words)}
        </button>
        <div
          id={PANEL}
          popover="auto"
          onBeforeToggle={({ newState }) => this.setState({ isOpen: newState === 'open' })}
        >
          {this.state.isOpen && <Yardstick {...props} />}
        </div>
      </>
    );
  }
}

/** `0.3 Wh a search (Google, 2009)`. */
export function basisText(settings: Settings, words: CommonWords): string {
  const { id, energyWh } = searchBaseline(settings.searchBaseline);
  return words.searchBasis(amountText(exactly(energyWh), 'energy', words), words.searchBaselinesShort[id]);
}
