import type { ComponentChildren, VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import * as en from '../../src/i18n/languages/en.ts';
import * as fr from '../../src/i18n/languages/fr.ts';
import { issueAddress } from '../../src/model/health/issue-address.ts';
import * as project from '../../src/model/project.ts';
import { type Addresses, ownAddresses, Project } from '../../src/ui/options/about.tsx';
import { WhereTo } from '../../src/ui/report/report.tsx';

const TRACKER = 'https://example.org/owner/trottinette/issues';
const ALL: Addresses = {
  repository: 'https://example.org/owner/trottinette',
  tracker: TRACKER,
  contact: 'mailto:someone@example.org',
  privacy: 'https://example.org/privacy.html',
  store: 'https://store.example/trottinette',
};
const REPORT = { site: 'ChatGPT', text: 'Trottinette 1.0, Firefox 153\n' };
const NONE: Addresses = { repository: '', tracker: '', contact: '', privacy: '', store: '' };
const LICENCE = 'https://www.mozilla.org/MPL/2.0/';
const EVERY = [ALL.repository, LICENCE, ALL.tracker, ALL.contact, ALL.privacy, ALL.store];
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

/** What stands below, components without state drawn, depth first. */
function nodesIn(children: ComponentChildren): (VNode<Record<string, unknown>> | string)[] {
  if (Array.isArray(children)) return children.flatMap(nodesIn);
  if (typeof children === 'string') return children === '' ? [] : [children];
  if (typeof children !== 'object' || children === null) return [];
  const node = children as VNode<Record<string, unknown>>;
  if (typeof node.type !== 'function') return [node, ...nodesIn(node.props.children as ComponentChildren)];
  return nodesIn((node.type as (props: object) => ComponentChildren)(node.props));
}

function linksIn(drawn: ComponentChildren): unknown[] {
  return nodesIn(drawn).flatMap((node) =>
    typeof node === 'object' && node.type === 'a' ? [node.props.href] : [],
  );
}

function textsIn(drawn: ComponentChildren): string[] {
  return nodesIn(drawn).filter((node) => typeof node === 'string');
}

describe.each([en, fr])('the project’s own addresses (%#)', ({ options: { about, foldedMore }, report }) => {
  it('are linked to from the options', () => {
    const drawn = <Project words={about} addresses={ALL} />;
    expect(linksIn(drawn)).toEqual(EVERY);
    expect(textsIn(drawn)).toEqual(
      expect.arrayContaining([about.repository, about.tracker.more, about.contact.more]),
    );
  });

  it('are left out there, each by itself, where they are empty', () => {
    for (const name of ['repository', 'tracker', 'contact', 'privacy', 'store'] as const) {
      const links = linksIn(<Project words={about} addresses={{ ...ALL, [name]: '' }} />);
      expect(links).toEqual(EVERY.filter((url) => url !== ALL[name]));
    }
    const drawn = <Project words={about} addresses={NONE} />;
    expect(linksIn(drawn)).toEqual([LICENCE]);
    expect(textsIn(drawn)).toEqual([about.licence, about.licenceMore, 'MPL 2.0']);
  });

  it('are named by the folded section only where they always are', () => {
    const { repository, tracker, contact, rating } = about;
    for (const name of [repository, tracker.name, contact.name, rating.name])
      expect(foldedMore.about.toLowerCase()).not.toContain(name.toLowerCase());
  });

  it('say where a report can be sent', () => {
    const drawn = <WhereTo words={report} {...REPORT} tracker={TRACKER} />;
    expect(linksIn(drawn)).toEqual([issueAddress(TRACKER, REPORT).address]);
    expect(textsIn(drawn)).toEqual([report.whereTo, report.toTracker, report.openTracker]);
  });

  it('say so where a report has no room in an address', () => {
    const long = { ...REPORT, text: 'name\n'.repeat(2_000) };
    const drawn = <WhereTo words={report} {...long} tracker={TRACKER} />;
    expect(textsIn(drawn)).toEqual([report.whereTo, report.toTrackerByHand, report.openTracker]);
  });

  it('leave that to the person where no tracker is known', () => {
    const drawn = <WhereTo words={report} {...REPORT} tracker="" />;
    expect(linksIn(drawn)).toEqual([]);
    expect(textsIn(drawn)).toEqual([report.whereTo, report.whereToMore]);
    expect(report.whereToMore).not.toMatch(/store|magasin|source/i);
  });

  it('are those of the project by themselves', () => {
    const { REPOSITORY_URL, TRACKER_URL, CONTACT_URL, SITE_URL, FIREFOX_STORE_URL } = project;
    const privacy = SITE_URL && `${SITE_URL}/fr/privacy.html`;
    const told = [REPOSITORY_URL, LICENCE, TRACKER_URL, CONTACT_URL, privacy, FIREFOX_STORE_URL];
    const drawn = <Project words={about} addresses={ownAddresses('fr', FIREFOX)} />;
    expect(linksIn(drawn)).toEqual(told.filter((url) => url !== ''));
    expect(linksIn(<WhereTo words={report} {...REPORT} />)).toEqual(
      TRACKER_URL === '' ? [] : [issueAddress(TRACKER_URL, REPORT).address],
    );
  });
});

it('leads nowhere but to pages of the web, or to somebody', () => {
  for (const url of Object.values(project)) expect(url).toMatch(/^$|^https:\/\/|^mailto:/);
});
