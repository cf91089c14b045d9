/** Words of the page on which an organisation asks for reports: of the edition it hosts itself alone. */
import type { ReportUnit } from '../../model/organisation/report.ts';
import type { SendFailure } from '../../model/organisation/sending.ts';
import type { ContentsWords, OrganisationWords } from './organisation.ts';

/** Names, days, counts and addresses come in as text. */
export type ReportingWords = ContentsWords &
  Pick<OrganisationWords, 'holds' | 'never' | 'neverMore' | 'noneOver' | 'noneOverMore'> & {
    readonly title: string;
    /** Where no policy asks. */
    readonly nobody: string;
    readonly nobodyMore: string;
    /** Where one can't be read. */
    readonly bad: string;
    readonly badMore: (key: string) => string;
    readonly heading: (organisation: string) => string;
    readonly intro: (organisation: string) => string;
    readonly terms: string;
    readonly who: string;
    readonly whoMore: (organisation: string, part: string) => string;
    readonly where: string;
    readonly whereMore: (host: string) => string;
    readonly often: string;
    readonly oftenMore: Readonly<Record<ReportUnit, string>>;
    readonly lines: string;
    readonly linesMore: (count: string) => string;
    readonly models: string;
    readonly modelsMore: { readonly told: string; readonly untold: string };
    readonly sitesTold: string;
    readonly allSites: string;
    readonly holdsMore: readonly string[];
    readonly question: Readonly<Record<'asking' | 'agreed' | 'refused', string>>;
    readonly questionMore: (organisation: string) => string;
    readonly agreedMore: (date: string, first: string) => string;
    readonly refusedMore: (date: string) => string;
    readonly yes: string;
    readonly no: string;
    readonly stop: string;
    readonly stopMore: string;
    readonly notKept: string;
    /** The browser was asked, and the person said no to it. */
    readonly notAllowed: string;
    readonly forbidden: string;
    readonly forbiddenMore: (host: string) => string;
    readonly allow: string;
    readonly failed: (period: string) => string;
    readonly failures: Readonly<Record<SendFailure, string>>;
    readonly status: (status: string) => string;
    readonly again: (moment: string) => string;
    readonly example: string;
    readonly exampleMore: string;
    readonly sent: string;
    readonly noneSent: string;
    readonly sentMore: string;
    readonly sentAt: (period: string, moment: string) => string;
    /** The way to this page, in the options. */
    readonly linkMore: string;
    readonly link: string;
  };
