import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { issueAddress } from '../../../src/model/health/issue-address.ts';

const REPORT = { site: 'ChatGPT', text: 'Trottinette 1.0, Firefox 153\nnames seen:\n  event:delta & more\n' };

const fieldsOf = (tracker: string): Record<string, string> =>
  Object.fromEntries(new URL(issueAddress(tracker, REPORT).address).searchParams);

describe('the address of a new entry', () => {
  it('fills the fields of GitHub’s form, which are there', () => {
    const fields = fieldsOf('https://github.com/owner/trottinette/issues');
    expect(fields).toEqual({
      template: 'site-broken.yml',
      title: 'Broken: ChatGPT',
      site: 'ChatGPT',
      report: REPORT.text,
    });
    const form = readFileSync(`.github/ISSUE_TEMPLATE/${fields.template}`, 'utf8');
    for (const id of ['site', 'report']) expect(form).toContain(`id: ${id}\n`);
  });

  it('speaks to other trackers in their words', () => {
    const description = { 'issue[title]': 'Broken: ChatGPT', 'issue[description]': REPORT.text };
    expect(fieldsOf('https://gitlab.example/owner/trottinette/-/issues')).toEqual(description);
    expect(fieldsOf('https://forge.example/owner/trottinette/issues')).toEqual({
      title: 'Broken: ChatGPT',
      body: REPORT.text,
    });
  });

  it('leaves a report out that no address could hold, and says so', () => {
    const { address, holdsReport } = issueAddress('https://github.com/owner/trottinette/issues', {
      ...REPORT,
      text: 'é'.repeat(2_000),
    });
    expect(holdsReport).toBe(false);
    expect(address).not.toContain('report=');
    expect(address.length).toBeLessThan(300);
  });
});
