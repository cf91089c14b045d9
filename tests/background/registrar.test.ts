import { describe, expect, it } from 'vitest';
import { createRegistrar, type RegistrarParts } from '../../src/background/registrar.ts';
import { consentOf } from '../../src/model/settings/consent.ts';
import type { OwnOrigin } from '../../src/model/settings/settings.ts';
import type { Registration } from '../../src/platform/scripting.ts';
import { AGREED_SETTINGS, NOON } from '../model/samples.ts';

const POE = 'https://poe.com/*';
const SUNO = 'https://suno.com/*';
const CHATGPT = 'https://chatgpt.com/*';
const OPEN_WEBUI: OwnOrigin = { id: 'own:1', origin: 'http://localhost:3000', kind: 'openwebui' };
const SECOND: OwnOrigin = { id: 'own:2', origin: 'http://localhost:3001', kind: 'openwebui' };
const COMFY: OwnOrigin = { id: 'own:3', origin: 'http://localhost:8188', kind: 'comfyui' };

/** A browser's permissions and registrations, and a registrar over them. */
function testRegistrar({ takesPorts = true } = {}) {
  const world = {
    ownOrigins: [] as readonly OwnOrigin[],
    coach: false,
    consent: AGREED_SETTINGS.consent,
    allowed: new Set([CHATGPT]),
    registered: [] as Registration[],
    /** Sites whose registration fails. */
    broken: new Set<string>(),
    done: [] as string[],
  };
  const parts: RegistrarParts = {
    readSettings: async () => ({
      ...AGREED_SETTINGS,
      consent: world.consent,
      ownOrigins: world.ownOrigins,
      coach: world.coach,
    }),
    takesPorts: () => takesPorts,
    allowedPatterns: async (others = []) =>
      new Set([...world.allowed].filter((pattern) => [CHATGPT, POE, SUNO, ...others].includes(pattern))),
    manifestPatterns: () => new Set([CHATGPT]),
    readRegistrations: async () => [...world.registered],
    register: async (one) => {
      if (world.broken.has(one.site)) throw new Error('no such file');
      world.done.push(`+${one.site}`);
      world.registered.push(one);
    },
    unregister: async ({ site }) => {
      world.done.push(`-${site}`);
      world.registered = world.registered.filter((one) => one.site !== site);
    },
    runInOpenTabs: async ({ site, matches }) => {
      world.done.push(`${site} in ${matches.join(' ')}`);
    },
  };
  const registrar = createRegistrar(parts);
  return {
    world,
    registrar,
    /** What a reconciliation did. */
    async done(): Promise<string[]> {
      world.done.length = 0;
      await registrar.reconcile();
      return [...world.done].sort();
    },
  };
}

describe('the registrar', () => {
  it('registers a site once it is allowed, tells its open tabs, and then leaves it alone', async () => {
    const { world, done } = testRegistrar();
    expect(await done(), 'the manifest runs ChatGPT').toEqual([]);
    world.allowed.add(POE);
    expect(await done()).toEqual(['+poe', `poe in ${POE}`]);
    expect(world.registered).toEqual([{ site: 'poe', matches: [POE] }]);
    expect(await done()).toEqual([]);
  });

  it('registers nothing, and tells no tab, where the person did not agree or does no more', async () => {
    const { world, registrar, done } = testRegistrar();
    world.allowed.add(POE);
    world.coach = true;
    world.consent = null;
    expect(await done()).toEqual([]);
    await registrar.noteOpenTabs();
    expect(world.done).toEqual([]);
    world.consent = consentOf(true, NOON);
    expect(await done()).toEqual(['+coach', '+poe', `coach in ${CHATGPT} ${POE}`, `poe in ${POE}`]);
    world.consent = consentOf(false, NOON);
    expect(await done()).toEqual(['-coach', '-poe']);
  });

  it('has the coach run wherever a relay does, while a person wants it', async () => {
    const { world, done } = testRegistrar();
    world.allowed.add(POE);
    await done();
    world.coach = true;
    expect(await done()).toEqual(['+coach', `coach in ${CHATGPT} ${POE}`]);
    world.coach = false;
    expect(await done()).toEqual(['-coach']);
  });

  it('unregisters what is no longer allowed, by whomever', async () => {
    const { world, done } = testRegistrar();
    world.allowed.add(POE).add(SUNO);
    await done();
    world.allowed.delete(POE);
    expect(await done()).toEqual(['-poe']);
    expect(world.registered.map(({ site }) => site)).toEqual(['suno']);
  });

  it('registers all anew where an update cleared them', async () => {
    const { world, done } = testRegistrar();
    world.ownOrigins = [OPEN_WEBUI];
    world.allowed.add(POE).add('http://localhost:3000/*');
    await done();
    world.registered = [];
    await done();
    expect(world.registered.map(({ site }) => site).sort()).toEqual(['openwebui', 'poe']);
  });

  it('repairs what is registered for other pages, or by half', async () => {
    const { world, done } = testRegistrar();
    world.allowed.add(POE);
    world.registered = [{ site: 'poe', matches: [] }];
    expect(await done()).toEqual(['+poe', '-poe', `poe in ${POE}`]);
  });

  it('leaves alone what is registered for the same pages in another order', async () => {
    const { world, done } = testRegistrar();
    world.allowed.add('http://localhost:3000/*').add('http://localhost:3001/*');
    world.ownOrigins = [OPEN_WEBUI, SECOND];
    const matches = ['http://localhost:3001/*', 'http://localhost:3000/*'];
    world.registered = [{ site: 'openwebui', matches }];
    expect(await done()).toEqual([]);
  });

  it('has one that fails keep no other back, and tries it again', async () => {
    const { world, done } = testRegistrar();
    world.allowed.add(POE).add(SUNO);
    world.broken.add('poe');
    await done();
    expect(world.registered.map(({ site }) => site)).toEqual(['suno']);
    world.broken.clear();
    expect(await done()).toEqual(['+poe', `poe in ${POE}`]);
  });

  it('answers changes during its work by one more look', async () => {
    const { world, registrar } = testRegistrar();
    world.allowed.add(POE);
    const first = registrar.reconcile();
    world.ownOrigins = [COMFY];
    world.allowed.add('http://localhost:8188/*');
    await Promise.all([first, registrar.reconcile(), registrar.reconcile()]);
    expect(world.done.filter((one) => one.startsWith('+')).sort()).toEqual(['+comfyui', '+poe']);
  });

  it('tells the open tabs of all pages that are allowed, those of the manifest and others', async () => {
    const { world, registrar } = testRegistrar();
    await registrar.noteOpenTabs();
    expect(world.done).toEqual([`chatgpt in ${CHATGPT}`]);
    world.allowed.add(POE).add('http://localhost:3000/*');
    world.ownOrigins = [OPEN_WEBUI, COMFY];
    world.coach = true;
    world.done.length = 0;
    await registrar.noteOpenTabs();
    expect(world.done).toEqual([
      `chatgpt in ${CHATGPT}`,
      `poe in ${POE}`,
      'openwebui in http://localhost:3000/*',
    ]);
    world.allowed.clear();
    world.done.length = 0;
    await registrar.noteOpenTabs();
    expect(world.done).toEqual([]);
  });
});

describe('own origins', () => {
  it('of a kind share its scripts, each with its port', async () => {
    const { world, done } = testRegistrar();
    world.ownOrigins = [OPEN_WEBUI, COMFY];
    world.allowed.add('http://localhost:3000/*').add('http://localhost:8188/*');
    await done();
    world.ownOrigins = [OPEN_WEBUI, COMFY, SECOND];
    world.allowed.add('http://localhost:3001/*');
    expect(await done(), 'only the tabs of the new one').toEqual([
      '+openwebui',
      '-openwebui',
      'openwebui in http://localhost:3001/*',
    ]);
    expect(world.registered).toContainEqual({
      site: 'openwebui',
      matches: ['http://localhost:3000/*', 'http://localhost:3001/*'],
    });
    world.ownOrigins = [SECOND, COMFY];
    expect(await done(), 'no tab came to it').toEqual(['+openwebui', '-openwebui']);
    expect(world.registered).toContainEqual({ site: 'openwebui', matches: ['http://localhost:3001/*'] });
  });

  it('of one host run once where patterns take no port', async () => {
    const { world, done } = testRegistrar({ takesPorts: false });
    world.ownOrigins = [OPEN_WEBUI, SECOND];
    world.allowed.add('http://localhost/*');
    await done();
    expect(world.registered).toEqual([{ site: 'openwebui', matches: ['http://localhost/*'] }]);
    world.ownOrigins = [OPEN_WEBUI, SECOND, COMFY];
    expect(await done(), 'another kind has its own').toEqual(['+comfyui', 'comfyui in http://localhost/*']);
  });

  it('wait for the browser’s permission', async () => {
    const { world, done } = testRegistrar();
    world.ownOrigins = [OPEN_WEBUI];
    expect(await done()).toEqual([]);
  });

  it('are left to the table once it has a row for them', async () => {
    const { world, done } = testRegistrar();
    world.ownOrigins = [{ id: 'own:1', origin: 'https://poe.com', kind: 'openai-compatible' }];
    world.allowed.add(POE);
    await done();
    expect(world.registered).toEqual([{ site: 'poe', matches: [POE] }]);
  });
});
