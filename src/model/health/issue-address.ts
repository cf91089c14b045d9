/**
 * Where a new entry of a tracker is begun with a report in it. GitHub fills the fields of a form by their names
 * (https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query,
 * .github/ISSUE_TEMPLATE/site-broken.yml), Forgejo takes `title` and `body`
 * (https://forgejo.org/docs/latest/user/issue-pull-request-templates/), GitLab its own names of them
 * (https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values).
 */

/** Servers refuse longer addresses: GitHub's answers 414 from about 8 kB on. */
const LONGEST = 8_000;

/** A report as the person left it, and what people call its site. */
export interface Report {
  readonly site: string;
  readonly text: string;
}

/** `holdsReport` is false where the report is too long for an address: it is then to be pasted. */
export function issueAddress(
  tracker: string,
  { site, text }: Report,
): { readonly address: string; readonly holdsReport: boolean } {
  const title = `Broken: ${site}`;
  const full = newIssue(tracker, { site, title, text });
  if (full.length <= LONGEST) return { address: full, holdsReport: true };
  return { address: newIssue(tracker, { site, title, text: '' }), holdsReport: false };
}

function newIssue(tracker: string, { site, title, text }: Report & { readonly title: string }): string {
  if (tracker.includes('/-/'))
    return `${tracker}/new?${query({ 'issue[title]': title, 'issue[description]': text })}`;
  const isGitHub = tracker.startsWith('https://github.com/');
  return `${tracker}/new?${query(
    isGitHub ? { template: 'site-broken.yml', title, site, report: text } : { title, body: text },
  )}`;
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== '')).toString();
}
