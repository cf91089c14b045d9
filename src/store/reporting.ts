/**
 * What a person said to an organisation that asks for reports, and what was sent to it: in `storage.local`, beside the
 * records. The answer is written by the page that asks, all else by the background. Of the organisation edition alone.
 */
import { parseReportConsent, type ReportConsent } from '../model/organisation/report-consent.ts';
import { parseSendingState, type SendingState } from '../model/organisation/sending.ts';
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';

const CONSENT = 'report-consent';
const STATE = 'reports';

/** Null before they answered. */
export async function readReportConsent(): Promise<ReportConsent | null> {
  return parseReportConsent(await readItem('local', CONSENT));
}

/** Rejects where it can't be kept: then nothing was said. */
export function writeReportConsent(consent: ReportConsent): Promise<void> {
  return writeItem('local', CONSENT, consent);
}

/** Calls when the person answered. */
export function onReportConsent(changed: () => void): void {
  onLocalChange(CONSENT, changed);
}

/** As it stands. */
export async function readSendingState(): Promise<SendingState> {
  return parseSendingState(await readItem('local', STATE));
}

/** Rejects where it can't be kept. */
export function writeSendingState(state: SendingState): Promise<void> {
  return writeItem('local', STATE, state);
}
