/**
 * The model of a prompt whose file names none: the one that free accounts had on its site then. No file says of which
 * plan an account is; most are free, and who pays mostly has a larger model.
 */

import { FREE_MARK } from '../model/imported/imported.ts';

/** From this month on, 'YYYY-MM'; null where the site's own family of today stands in. */
type Since = readonly [month: string, model: string | null];

/**
 * Oldest first. Before the first, and where a model is of no family we know, today's family of the site stands in.
 * Sources, as they were on 29 November 2026, stand beside each month; none is the vendor's own page. Of those marked
 * `memory` no source for free accounts was found, only that the model was released then or before.
 */
const FREE_MODELS: Readonly<Record<string, readonly Since[]>> = {
  claude: [
    ['2023-07', 'claude-2'], // memory
    ['2024-03', 'claude-3-sonnet'], // 4 March, in place of Claude 2.1: aiwiki.ai/wiki/claude_3
    ['2024-06', 'claude-3-5-sonnet'], // 20 June, some answers a day: androidauthority.com (gpt-4o-mini-chatgpt-update)
    ['2025-02', 'claude-3-7-sonnet'], // memory
    ['2025-05', 'claude-sonnet-4'], // 22 May: aiwiki.ai/wiki/claude_sonnet_4
    ['2025-09', 'claude-sonnet-4-5'], // what 4.6 took the place of: the-ledger.net, as below
    ['2026-02', 'claude-sonnet-4-6'], // 17 February: the-ledger.net/events/anthropic-claude-sonnet-4-6-release
    ['2026-07', null], // Sonnet 5, released on 30 June: platform.claude.com; for free accounts memory
  ],
  gemini: [
    ['2024-07', 'gemini-1-5-flash'], // memory
    ['2025-02', 'gemini-2-0-flash'], // memory; released on 5 February: aiwiki.ai/wiki/gemini_2_0_flash
    ['2025-05', 'gemini-2-5-flash'], // 20 May: aiwiki.ai/wiki/gemini_2_5_flash
    ['2025-12', null], // Gemini 3 Flash, 17 December: thedayafterai.com, dailyza.com
  ],
  mistral: [
    ['2024-02', 'mistral-large'], // memory; released then: aiwiki.ai/wiki/Mistral_Large
    ['2025-05', null], // memory
  ],
  copilot: [
    ['2023-02', 'gpt-4'], // owiki.org/wiki/Bing_Chat
    ['2024-10', 'gpt-4o'], // memory
    ['2025-08', 'gpt-5'], // memory; for all without a fee: windowsforum.com/threads/385125, undated
    ['2026-03', null], // memory
  ],
};

/** @param day local, 'YYYY-MM-DD' @returns null where today's family of the site stands in */
export function modelOfDay(site: string, day: string): string | null {
  const since = Object.hasOwn(FREE_MODELS, site) ? (FREE_MODELS[site] ?? []) : [];
  const model = since.findLast(([month]) => month <= day)?.[1] ?? null;
  return model === null ? null : `${model}${FREE_MARK}`;
}
