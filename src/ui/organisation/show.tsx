/** The report for an organisation as a page. */
import { organisationWords } from '../../i18n/pages/organisation.ts';
import type { OrganisationWords } from '../../i18n/words/organisation.ts';
import { showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { OrganisationClient, OrganisationReading } from '../sources/organisation/reading.ts';
import { Organisation } from './organisation.tsx';

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showOrganisation(source: OrganisationClient, root: HTMLElement): Promise<() => void> {
  return showPage<OrganisationReading, OrganisationWords, OrganisationClient>(source, root, {
    words: organisationWords,
    title: ({ title }) => `${title} · Trottinette`,
    View: Organisation,
    Unreadable: UnreadablePage,
  });
}
