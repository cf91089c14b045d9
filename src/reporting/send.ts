/**
 * The one file of the whole extension that sends anything, and in the organisation edition alone. It knows nothing of the
 * records: it posts what it is given, to where it is told (OTLP over HTTP, specification 1.x). `tests/build/` holds every
 * other source and every built file to naming no way out.
 */
import type { ReportPolicy } from '../model/organisation/policy.ts';
import type { SendFailure, SendOutcome } from '../model/organisation/sending.ts';

/** Without an answer by then there is none. */
const PATIENCE_MS = 30_000;

const CONTENT_TYPES = { 'http/protobuf': 'application/x-protobuf', 'http/json': 'application/json' } as const;

/** What OTLP says may be tried again; of all else it says must not. */
const RETRYABLE = [429, 502, 503, 504];

/** Posts a report. Never rejects. */
export async function send(
  { endpoint, protocol, headers }: Pick<ReportPolicy, 'endpoint' | 'protocol' | 'headers'>,
  body: BodyInit,
): Promise<SendOutcome> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'content-type': CONTENT_TYPES[protocol] },
      body,
      // Nothing of the person's goes along, and nobody is sent on to another address.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return outcomeOf(response);
  } catch {
    return failed('unreachable', null, null);
  }
}

function outcomeOf({ ok, status, headers }: Response): SendOutcome {
  if (ok) return { of: 'taken' };
  if (!RETRYABLE.includes(status)) return failed('refused', status, null);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return failed('busy', status, Number.isFinite(seconds) ? seconds * 1000 : null);
}

function failed(failure: SendFailure, status: number | null, retryAfterMs: number | null): SendOutcome {
  return { of: 'failed', failure, status, retryAfterMs };
}
