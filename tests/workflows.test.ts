/** The workflows of .github: actions are pinned, nobody may do more than is needed, and every command there is exists. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { ROOT } from './harness/built.ts';
import { CREDENTIALS } from './harness/fake-stores.ts';
import { read } from './harness/store-kit.ts';

const FOLDER = '.github/workflows';
const workflows = readdirSync(join(ROOT, FOLDER))
  .sort()
  .map((name): [string, string] => [name, read(`${FOLDER}/${name}`)]);

/** The jobs of a workflow, by name, as they are written. */
function jobsOf(workflow: string): ReadonlyMap<string, string> {
  const [, jobs = ''] = workflow.split(/^jobs:$/m);
  const parts = jobs.split(/^ {2}([\w-]+):$/m);
  return new Map(parts.flatMap((name, at) => (at % 2 === 1 ? [[name, parts[at + 1] ?? '']] : [])));
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

/** What a job may be given beyond reading the code, and where that is needed. */
const MORE_RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'release.yml page': ['contents: write'],
  'release.yml site': ['pages: write', 'id-token: write'],
};

/** Expressions that stand in a command: none of them holds what a stranger wrote. */
const SAFE_IN_COMMANDS = ['github.run_number', 'matrix.node'];

it('there are these three', () => {
  expect(workflows.map(([name]) => name)).toEqual(['ci.yml', 'release.yml', 'weekly.yml']);
});

describe.each(workflows)('%s', (name, workflow) => {
  it('pins every action by its hash, with the tag beside it, and one hash for each', () => {
    const uses = matches(workflow, /^ *- uses: (.+)$/gm);
    expect(uses.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
    const all = new Set(workflows.flatMap(([, text]) => matches(text, /uses: (.+)$/gm)));
    expect(all.size).toBe(new Set([...all].map((action) => action.split('@')[0])).size);
  });

  it('may read the code and nothing more, but for the jobs that need it', () => {
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    for (const [job, text] of jobsOf(workflow)) {
      const rights = matches(text, /^ {6}([\w-]+: (?:read|write))$/gm);
      expect(rights, job).toEqual(MORE_RIGHTS[`${name} ${job}`] ?? []);
    }
    const checkouts = matches(workflow, /(actions\/checkout@)/g).length;
    expect(matches(workflow, /(persist-credentials: false)/g)).toHaveLength(checkouts);
  });

  it('runs only commands and tests there are', () => {
    const scripts = matches(workflow, /npm (?:run (?:--silent )?)?(\w[\w:-]*)/g).filter(
      (script) => script !== 'ci',
    );
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
    const paths = matches(workflow, /(tests\/[\w./-]+)/g);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('puts nothing into a command that a stranger could have written', () => {
    const commands = [
      ...matches(workflow, /^ *- run: (.+)$/gm),
      ...matches(workflow, /run: \|\n((?: {10}.*\n)+)/g),
    ];
    const expressions = commands.flatMap((command) => matches(command, /\$\{\{ *(.+?) *\}\}/g));
    expect(expressions.filter((expression) => !SAFE_IN_COMMANDS.includes(expression))).toEqual([]);
  });

  it('ends, whatever happens', () => {
    for (const [job, text] of jobsOf(workflow)) expect(text, job).toMatch(/^ {4}timeout-minutes: \d+$/m);
  });
});

describe('the two README commands', () => {
  it('are run on Node 22 and 24', () => {
    const test = jobsOf(read(`${FOLDER}/ci.yml`)).get('test') ?? '';
    expect(test).toContain('node: [22, 24]');
    expect(matches(test, /- run: (.+)$/gm)).toEqual(['npm start -- --headless', 'npm test']);
  });
});

describe('a release', () => {
  const jobs = jobsOf(read(`${FOLDER}/release.yml`));

  it('is checked and tested before anything is published', () => {
    const commands = matches(jobs.get('package') ?? '', /- run: (.+)$/gm);
    expect(commands).toEqual([
      'npm ci',
      'npm run release -- --check "$GITHUB_REF_NAME"',
      'npm test',
      'npm run package',
      'npm run site',
    ]);
    for (const [job, text] of jobs) if (job !== 'package') expect(text, job).toContain('needs: package');
  });

  it.each([
    ['chrome', 'chrome-web-store', /^CHROME_/],
    ['edge', 'edge-add-ons', /^EDGE_/],
    ['firefox', 'addons-mozilla-org', /^FIREFOX_/],
  ])('gives %s its own environment, with what the dry run is given', (store, environment, names) => {
    const job = jobs.get(store) ?? '';
    expect(job).toContain(`environment: ${environment}\n`);
    expect(job).toContain(`npm run upload -- ${store}\n`);
    const given = matches(job, /^ {10}(\w+): \$\{\{/gm);
    expect(given.sort()).toEqual(
      Object.keys(CREDENTIALS)
        .filter((name) => names.test(name))
        .sort(),
    );
  });

  it('has secrets nowhere else', () => {
    const others = [...jobs].filter(([job]) => !['chrome', 'edge', 'firefox'].includes(job));
    for (const [job, text] of others) expect(text, job).not.toContain('secrets.');
    for (const [name, workflow] of workflows)
      if (name !== 'release.yml') expect(workflow).not.toContain('secrets.');
  });
});
