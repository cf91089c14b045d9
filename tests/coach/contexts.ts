import type { AdviceContext } from '../../src/coach/advice.ts';

export type { AdviceContext };

/** An ordinary prompt: short text, in standard mode, in a new conversation. */
export const PLAIN: AdviceContext = {
  mode: 'standard',
  kind: 'text',
  intent: 'new',
  mediaToday: 0,
  regenerations: 0,
  contextTokens: 0,
  inputTokens: 12,
};
