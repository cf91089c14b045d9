/** The exchanges of a capture: what the tap would tell of each, and why not of the others. */
import type { ExplainedExchange } from './explained.ts';
import { folded } from './message-words.ts';
import { isFar, type Miss } from './near-miss.ts';

const WIDTH = 96;

/** @param all folds nothing, and names every endpoint that was asked */
export function exchangeText(
  { exchange, endpoint, misses, missingHeaders, byteLength }: ExplainedExchange,
  index: number,
  all: boolean,
): string {
  const { role, transport, request, response, chunks, abortAtMs } = exchange;
  const fold = (text: string) => folded(text, all ? undefined : WIDTH);
  const [firstMs, lastMs] = [chunks[0]?.atMs ?? 0, chunks.at(-1)?.atMs ?? 0];
  const type = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const end = abortAtMs === null ? '' : `, aborted by the page at ${seconds(abortAtMs)}`;
  const pieces = `${chunks.length} ${chunks.length === 1 ? 'piece' : 'pieces'}`;
  const status = transport === 'ws' ? 'socket' : `${response.status} ${type ?? 'without a content type'}`;
  return [
    `#${index + 1}  ${role}, ${transport}  ${fold(`${request.method} ${request.url}`)}`,
    ...(request.body === null ? [] : [`    sent      ${fold(request.body)}`]),
    `    answered  ${status}, ${pieces}, ${byteLength} B, ${seconds(firstMs)} to ${seconds(lastMs)}${end}`,
    `    tap       ${endpoint ? `endpoint ${endpoint.id} (${endpoint.role})` : unwanted(misses)}`,
    ...(missingHeaders.length > 0
      ? [`    headers   wanted and not there: ${missingHeaders.join(', ')}`]
      : []),
    ...(all
      ? misses.filter(({ distance }) => distance > 0).map((miss) => `    not       ${missWords(miss)}`)
      : []),
  ].join('\n');
}

function unwanted(misses: readonly Miss[]): string {
  const [nearest] = misses;
  if (!nearest) return "no endpoint of this site's row matched: the address can't be read";
  if (isFar(nearest)) return "no endpoint of this site's row matched, and none is near";
  return `no endpoint of this site's row matched; nearest: ${missWords(nearest)}`;
}

function missWords({ endpoint, differences }: Miss): string {
  return `${endpoint} differs in ${differences.join(' and ')}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
