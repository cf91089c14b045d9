/** Addresses of the extension's pages, from any other of them. */
import type { PageName } from '../../i18n/words/common.ts';

/** Relative: each page is a folder beside the others. */
export function pageUrl(page: PageName): string {
  return `../${page}/index.html`;
}

/** Address of one day in the dashboard, as its query reads it. */
export function dayUrl(day: string): string {
  return `${pageUrl('dashboard')}?days=${day}..${day}`;
}

/** Address of the page that shows whether sites count. */
export function checkUrl(): string {
  return '../check/index.html';
}

/** Address of the page where a person brings their history. */
export function historyUrl(): string {
  return '../history/index.html';
}

/** Address of the person's devices. */
export function devicesUrl(): string {
  return '../devices/index.html';
}

/** Address of the report for an organisation of the person's. */
export function organisationUrl(): string {
  return '../organisation/index.html';
}

/** Address of the page of an organisation's question: of the edition it hosts itself alone. */
export function reportingUrl(): string {
  return '../reporting/index.html';
}

/** Address of the page that says what is counted, and asks. */
export function onboardingUrl(): string {
  return '../onboarding/index.html';
}

/** Address of the report on a site. */
export function reportUrl(site: string): string {
  return `../report/index.html?site=${encodeURIComponent(site)}`;
}
