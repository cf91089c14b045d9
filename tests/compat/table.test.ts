/** What is taken over from MDN's data, and how its versions are understood. */
import { expect, it } from 'vitest';
import { compatTable } from '../../scripts/lib/compat-table.mjs';

const feature = (chrome: unknown, firefox: unknown) => ({ __compat: { support: { chrome, firefox } } });
const since = (version_added: unknown, more: object = {}) => ({ version_added, ...more });

const old = since('1');

const DATA = {
  __meta: { version: '1.2.3' },
  api: {
    Known: {
      ...feature(since('≤37'), old),
      inTime: feature(since('123'), since('142')),
      tooLate: feature(since('124'), since('143')),
      neverInOne: feature(old, since(false)),
      notYet: feature(old, since('preview')),
      givenUp: feature(old, since('1', { version_removed: '150' })),
      behindFlag: feature(old, since('1', { flags: [{}] })),
      otherName: feature(old, since('1', { prefix: 'moz' })),
      twice: feature([since('130'), since('50', { version_removed: '60' }), old], old),
      unheardOf: feature(undefined, old),
    },
    Missing: { ...feature(old, since(false)), member: feature(old, since(false)) },
  },
  javascript: { builtins: { List: { ...feature(old, old), late: feature(since('200'), old) } } },
  css: { properties: { gone: feature(since(false), old) }, selectors: {}, 'at-rules': {} },
  webextensions: {
    api: {
      tabs: { create: feature(old, old), hide: feature(since(false), old) },
      unused: { create: feature(old, old) },
    },
    manifest: { action: { ...feature(old, old), icon: feature(since(false), old) } },
  },
};

it('the table has what a browser lacks at its lowest version, and of extensions what it has', () => {
  expect(compatTable(DATA, { chrome: 123, firefox: 142 })).toEqual({
    version: '1.2.3',
    minimum: { chrome: 123, firefox: 142 },
    interfaces: { Missing: 'firefox' },
    members: {
      Known: {
        tooLate: 'chrome, firefox',
        neverInOne: 'firefox',
        notYet: 'firefox',
        givenUp: 'firefox',
        behindFlag: 'firefox',
        otherName: 'firefox',
        unheardOf: 'chrome',
      },
      List: { late: 'chrome' },
    },
    css: { properties: { gone: 'chrome' }, selectors: {}, atRules: {} },
    extension: ['tabs.create'],
    manifest: { chrome: ['action'], firefox: ['action', 'action.icon'] },
  });
});
