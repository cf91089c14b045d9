/** In which order captures are played, so that every look-alike stands between two prompts that must be counted. */
import { type Capture, isNegative } from './capture.ts';

/** A prompt, and the look-alike that follows it in the same document, if one does. */
export interface PlannedPair {
  readonly positive: Capture | undefined;
  readonly negative: Capture | undefined;
}

/** The captures of each site, by site. */
export function bySite(captures: readonly Capture[]): Map<string, Capture[]> {
  const sites = new Map<string, Capture[]>();
  for (const capture of captures) sites.set(capture.site, [...(sites.get(capture.site) ?? []), capture]);
  return sites;
}

/**
 * All captures of one site: prompt, look-alike, prompt, look-alike … prompt. Where prompts are too few they are played
 * again; where there is none, look-alikes stand alone.
 */
export function planSite(captures: readonly Capture[]): PlannedPair[] {
  const negatives = captures.filter(isNegative);
  const positives = captures.filter((capture) => !isNegative(capture));
  if (positives.length === 0) return negatives.map((negative) => ({ positive: undefined, negative }));
  const length = Math.max(positives.length, negatives.length === 0 ? 0 : negatives.length + 1);
  return Array.from({ length }, (_, index) => ({
    positive: positives[index % positives.length],
    negative: negatives[index],
  }));
}

/** The captures of one site two at a time, to be played in two tabs at once; an odd one is joined by the first. */
export function planTwoTabs(captures: readonly Capture[]): [Capture, Capture][] {
  const order = [...captures].sort((a, b) => Number(isNegative(a)) - Number(isNegative(b)));
  const pairs: [Capture, Capture][] = [];
  for (let index = 0; index < order.length; index += 2) {
    const [first, second = order[0]] = order.slice(index, index + 2);
    if (first && second) pairs.push([first, second]);
  }
  return pairs;
}
