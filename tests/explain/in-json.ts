/** An explained capture for machines. */
import { type Explained, isAsExpected } from './explained.ts';
import { messageWords } from './message-words.ts';

export function jsonOf(explained: Explained): object {
  const { opened, row, exchanges, steps, turns, differences } = explained;
  const { path, capture, expects, faults } = opened;
  return {
    path,
    site: capture?.site,
    scenario: capture?.scenario,
    row: row?.id,
    asExpected: isAsExpected(explained),
    faults,
    exchanges: exchanges.map(({ exchange, endpoint, misses, missingHeaders, byteLength }) => ({
      role: exchange.role,
      transport: exchange.transport,
      method: exchange.request.method,
      url: exchange.request.url,
      status: exchange.response.status,
      pieces: exchange.chunks.length,
      byteLength,
      endpoint: endpoint?.id ?? null,
      misses: misses.filter(({ distance }) => distance > 0),
      missingHeaders,
    })),
    steps: steps.map(({ atMs, message, changes, told, error }) => ({
      atMs,
      ...(message ? { exchange: message.exchange, ...messageWords(message) } : { label: 'left' }),
      changes,
      told: told.map(({ turn, observation, isTaken }) => ({ turn, isTaken, observation })),
      ...(error === undefined ? {} : { error }),
    })),
    turns: turns.map(({ name, key, turn, outputText, request, estimate }) => ({
      name,
      key,
      understood: turn.understood,
      shape: turn.shape,
      outputText,
      request: request ?? null,
      estimate: estimate ?? null,
    })),
    differences: expects ? differences : null,
  };
}
