/** The policies an organisation is shown as examples say the same in every browser's form, and what the edition reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GECKO_ORGANISATION } from '../../scripts/build/targets.ts';
import { POLICY_KEYS, parsePolicy } from '../../src/model/organisation/policy.ts';
import { SITES } from '../../src/sites/table.ts';

const FOLDER = join(import.meta.dirname, '../../organisation/policies');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const ID = 'abcdefghijklmnopabcdefghijklmnop';

const SCHEMA = JSON.parse(read('managed_schema.json'));

/** What a browser makes of a form: the policy as `storage.managed` gives it. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'chromium-linux.json': (text) => JSON.parse(text)['3rdparty'].extensions[ID],
  'firefox.json': (text) => JSON.parse(text).policies['3rdparty'].Extensions[GECKO_ORGANISATION.id],
  'chrome-windows.reg': (text) => registryPolicy(text, 'Google\\Chrome'),
  'edge-windows.reg': (text) => registryPolicy(text, 'Microsoft\\Edge'),
  'chrome-macos.mobileconfig': (text) => plistPolicy(text),
};

/** Chromium takes lists and objects as keys below, and by its schema numbers as flags. */
function registryPolicy(text: string, vendor: string): Record<string, unknown> {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}\\3rdparty\\extensions\\${ID}\\policy`;
  const policy: Record<string, unknown> = {};
  let at = '';
  for (const line of text.split(/\r?\n/)) {
    at = /^\[(.+)\]$/.exec(line)?.[1] ?? at;
    const [, name = '', string, number] = /^"(.+)"=(?:"(.*)"|dword:([0-9a-f]{8}))$/.exec(line) ?? [];
    if (name === '' || !at.startsWith(root)) continue;
    const below = at.slice(root.length + 1);
    const value = string ?? Number.parseInt(number ?? '', 16);
    if (below === '') policy[name] = SCHEMA.properties[name]?.type === 'boolean' ? value === 1 : value;
    else if (SCHEMA.properties[below]?.type === 'array')
      policy[below] = [...((policy[below] as unknown[]) ?? []), value];
    else policy[below] = { ...(policy[below] as object), [name]: value };
  }
  return policy;
}

/** Of a property list, the values this one has. */
function plistPolicy(text: string): Record<string, unknown> {
  const own = text.slice(text.indexOf(`com.google.Chrome.extensions.${ID}</string>`));
  const value = (xml: string): unknown => {
    const [, tag = '', inner = ''] = /^<(\w+)>([\s\S]*?)<\/\1>/.exec(xml) ?? [];
    if (xml.startsWith('<false/>')) return false;
    if (xml.startsWith('<true/>')) return true;
    if (tag === 'integer') return Number(inner);
    if (tag === 'array') return [...inner.matchAll(/<string>(.*?)<\/string>/g)].map(([, one]) => one);
    return tag === 'dict' ? entries(inner) : inner;
  };
  const entries = (xml: string): Record<string, unknown> =>
    Object.fromEntries(
      [...xml.matchAll(/<key>(.*?)<\/key>\s*/g)].map(({ 0: key, 1: name, index }) => [
        name,
        value(xml.slice(index + key.length)),
      ]),
    );
  const { Authorization: _, ...all } = entries(own);
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('Payload')));
}

describe('the example policies', () => {
  const forms = Object.entries(READERS);
  const policies = forms.map(([name, policy]) => [name, policy(read(name))] as const);

  it('are all there are', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(READERS), 'managed_schema.json'].sort());
  });

  it.each(policies)('%s says every key, and is read whole', (_name, policy) => {
    expect(Object.keys(policy as object).sort()).toEqual([...POLICY_KEYS].sort());
    expect(parsePolicy(policy)).toMatchObject({ of: 'policy', policy: { part: 'Law', minRequests: 5 } });
  });

  it('say the same', () => {
    for (const [name, policy] of policies) expect(policy, name).toEqual(policies[0]?.[1]);
  });

  it('ask for sites there are', () => {
    const ids = SITES.map(({ id }) => id);
    const sites = policies.flatMap(([, policy]) => (policy as { sites: string[] }).sites);
    expect(sites.length).toBeGreaterThan(0);
    expect(sites.filter((site) => !ids.includes(site))).toEqual([]);
  });
});

describe('the schema by which Chromium reads a policy', () => {
  it('has the keys that are read, and no other: none of them answers for a person', () => {
    expect(Object.keys(SCHEMA.properties).sort()).toEqual([...POLICY_KEYS].sort());
    expect(POLICY_KEYS.filter((key) => /consent|agree|force|require/i.test(key))).toEqual([]);
  });

  it('takes of each key what is read', () => {
    const policy = READERS['chromium-linux.json']?.(read('chromium-linux.json')) as Record<string, unknown>;
    const typeOf = (value: unknown) =>
      (Array.isArray(value) ? 'array' : typeof value).replace('number', 'integer');
    for (const [key, { type, enum: words, title, description }] of Object.entries<Record<string, unknown>>(
      SCHEMA.properties,
    )) {
      expect(typeOf(policy[key]), key).toBe(type);
      for (const text of [title, description]) expect(text, key).toMatch(/\p{L}{3}/u);
      for (const word of (words as string[] | undefined) ?? [])
        expect(parsePolicy({ ...policy, [key]: word }), word).toMatchObject({ of: 'policy' });
    }
  });
});
