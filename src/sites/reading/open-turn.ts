/** The turn of a prompt that is being sent. */
import type { ExchangeStart, Tab } from '../site.ts';
import type { Turn } from './turn.ts';

/**
 * The turn an exchange belongs to. A page that sends a prompt again because nothing came of it names the same key:
 * that is one turn. Once it has been answered, the same key is no retry, so it is a turn of its own.
 * @param key the site's own id of the prompt; null where the wire names none
 */
export function openTurn(tab: Tab, exchange: ExchangeStart, key: string | null): Turn {
  const { endpoint, at } = exchange;
  const turn = tab.turn({ key, endpoint, at });
  const { outcome } = turn;
  if (outcome === 'complete' || (outcome === 'stopped' && turn.produced)) {
    return tab.turn({ key: null, endpoint, at });
  }
  if (outcome !== 'pending') turn.settle('pending', tab.now());
  return turn;
}
