/** VictoriaMetrics and its vmalert, from Debian: `npm run test:all` alone asks for them. Nothing is installed. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The first that takes what organisation/victoriametrics/ is written for. */
const WANTED_MINOR = 120;
const PACKAGE = 'victoria-metrics';
/** On the machine's own clock: a server that is faked a clock waits for what never comes. */
const PLAIN = { ...process.env, LD_PRELOAD: '' };
const HOST = '127.0.0.1';

/** A database, at an address of this machine alone. */
export interface Database {
  readonly url: string;
}

export interface VictoriaMetrics {
  readonly version: string;
  start(): Promise<Database>;
  /**
   * Evaluates rules as they would have been between two moments.
   * @param span as RFC 3339 writes them
   */
  replayRules(
    rules: string,
    from: Database,
    to: Database,
    span: readonly [first: string, last: string],
  ): void;
  /** Ends all that was started, and forgets it. */
  remove(): void;
}

/** Takes them out of Debian's newest package, whatever this machine's release is; null where that can't be had. */
export function fetchVictoriaMetrics(): VictoriaMetrics | null {
  const folder = mkdtempSync(join(tmpdir(), 'victoriametrics-'));
  const version = unpackNewest(folder);
  if (version && Number(/^1\.(\d+)/.exec(version)?.[1]) >= WANTED_MINOR) return programsIn(folder, version);
  rmSync(folder, { recursive: true, force: true });
  return null;
}

/** apt with lists of its own: the machine's stay as they are. */
function unpackNewest(folder: string): string | null {
  const [parts, lists, cache] = ['parts', 'lists', 'cache'].map((name) => join(folder, name));
  for (const place of [parts, `${lists}/partial`, `${cache}/archives/partial`])
    mkdirSync(`${place}`, { recursive: true });
  writeFileSync(`${parts}/sid.sources`, SID);
  const own = ['Dir::Etc::sourcelist=/dev/null', `Dir::Etc::sourceparts=${parts}`, `Dir::Cache=${cache}`];
  const options = [...own, `Dir::State::lists=${lists}`].flatMap((option) => ['-o', option]);
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      cwd: folder,
      env: PLAIN,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    run('apt-get', ...options, 'update');
    run('apt-get', ...options, 'download', PACKAGE);
    const deb = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '';
    run('dpkg-deb', '-x', deb, 'tree');
    return run('dpkg-deb', '-f', deb, 'Version').trim();
  } catch {
    return null;
  }
}

const SID = `Types: deb
URIs: http://deb.debian.org/debian
Suites: sid
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;

function programsIn(folder: string, version: string): VictoriaMetrics {
  const running: ChildProcess[] = [];
  const bin = (name: string) => join(folder, 'tree/usr/bin', name);
  return {
    version,
    async start() {
      const port = await freePort();
      const place = join(folder, `data-${port}`);
      const args = [`-storageDataPath=${place}`, `-httpListenAddr=${HOST}:${port}`, '-retentionPeriod=100y'];
      running.push(spawn(bin(PACKAGE), args, { env: PLAIN, stdio: 'ignore' }));
      const url = `http://${HOST}:${port}`;
      await answers(`${url}/health`);
      return { url };
    },
    replayRules(rules, from, to, [first, last]) {
      const ends = [`-replay.timeFrom=${first}`, `-replay.timeTo=${last}`, '-replay.rulesDelay=0s'];
      const places = [`-datasource.url=${from.url}`, `-remoteWrite.url=${to.url}`];
      const args = [`-rule=${rules}`, ...places, ...ends, '-httpListenAddr='];
      const { status, stderr } = spawnSync(bin('vmalert'), args, { env: PLAIN, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    },
    remove() {
      for (const each of running) each.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

async function answers(url: string): Promise<void> {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(50);
}
