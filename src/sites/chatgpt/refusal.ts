/** Errors by their meaning: the site would not answer, or could not (design.md 4.5). */

/** An error that came instead of an answer, or in the middle of one. */
export interface SiteError {
  readonly refused: boolean;
}

const REFUSING_STATUS: ReadonlySet<number> = new Set([403, 429, 451]);
/** Codes and messages of rate limits, quotas, policies and bot checks: assistants.md 1.6. */
const REFUSAL =
  /rate.?limit|too many|quota|cap_exceeded|usage_limit|limit_exceeded|limit reached|moderat|polic(?:y|ies)|flagged|blocked|unusual activity|captcha|challenge|suspicious|not allowed/i;
/** A prompt that does not fit is a failure of this request, not a refusal to serve. */
const TOO_LONG = /too_(?:large|long)|too (?:large|long)|context_length|length_exceed/i;

/** @param status of the HTTP response; 200 for errors told in a stream */
export function siteError(status: number, text: string): SiteError {
  const said = text.slice(0, 2_000);
  return { refused: !TOO_LONG.test(said) && (REFUSING_STATUS.has(status) || REFUSAL.test(said)) };
}

/** Whether a body that is no stream and no JSON says that the site won't answer. */
export function saysRefusal(text: string): boolean {
  return REFUSAL.test(text.slice(0, 2_000));
}
