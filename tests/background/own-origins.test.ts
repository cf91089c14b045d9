import { describe, expect, it } from 'vitest';
import { completeOwnId } from '../../src/model/settings/own-id.ts';
import type { OwnOrigin } from '../../src/model/settings/settings.ts';
import { AGREED_SETTINGS, observation } from '../model/samples.ts';
import { contentsOf } from '../store/databases.ts';
import { testRecorder } from './recorders.ts';

const DONE = { ok: true };
const REFUSED = { ok: false, retry: false };

const OPEN_WEBUI: OwnOrigin = { id: 'own:1', origin: 'http://localhost:3000', kind: 'openwebui' };
const COMFY: OwnOrigin = { id: 'own:2', origin: 'http://localhost:8188', kind: 'comfyui' };
const prompt = observation({ site: 'openwebui', endpoint: 'completions' });

/** A recorder for a person who runs these. */
function recorderFor(
  ownOrigins: readonly OwnOrigin[] = [OPEN_WEBUI, COMFY],
  sitesOff: readonly string[] = [],
) {
  const recorder = testRecorder();
  recorder.settings = { ...AGREED_SETTINGS, ownOrigins, sitesOff };
  return recorder;
}

describe('what a person runs themselves', () => {
  it('is stored under an id of its own, with a health of its own', async () => {
    const recorder = recorderFor();
    expect(await recorder.observe(prompt, OPEN_WEBUI.origin)).toEqual(DONE);
    const graph = observation({ site: 'comfyui', endpoint: 'prompt', kind: 'image' });
    expect(await recorder.observe(graph, COMFY.origin)).toEqual(DONE);
    const { requests, days, meta } = await contentsOf(recorder.openDatabase);
    // Settings that were read before there was a device name them without it; no row does.
    const { device } = meta.install as { device: string };
    const [first, second] = ['own:1', 'own:2'].map((site) => completeOwnId(site, device));
    expect(requests.map(({ site }) => site).sort()).toEqual([first, second]);
    expect(days.map(({ site }) => site).sort()).toEqual([first, second]);
    expect(meta[`health:${first}`]).toMatchObject({ site: first, lastSeenAt: recorder.now });
  });

  it('is two sites where it runs twice', async () => {
    const second = { ...OPEN_WEBUI, id: 'own:3', origin: 'https://chat.example.org' };
    const recorder = recorderFor([OPEN_WEBUI, second]);
    await recorder.observe(prompt, OPEN_WEBUI.origin);
    await recorder.observe(prompt, second.origin);
    const { requests } = await contentsOf(recorder.openDatabase);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['another port of its host', 'http://localhost:3001', prompt],
    ['its host over TLS', 'https://localhost:3000', prompt],
    ['an origin nobody added', 'https://chat.example.org', prompt],
    ['an origin of another kind', COMFY.origin, prompt],
    ['the relay of another kind', OPEN_WEBUI.origin, observation({ site: 'comfyui', endpoint: 'prompt' })],
    ['a relay of the table', OPEN_WEBUI.origin, observation()],
    ['a site of the table over plain http', 'http://chatgpt.com', observation()],
    ['a site of the table', 'https://chatgpt.com', prompt],
    ['an endpoint of another kind', OPEN_WEBUI.origin, { ...prompt, endpoint: 'ollama' }],
    ['an id in place of a kind', OPEN_WEBUI.origin, { ...prompt, site: 'own' }],
  ])('is not what comes from %s', async (_, origin, told) => {
    const recorder = recorderFor();
    expect(await recorder.observe(told, origin)).toEqual(REFUSED);
    expect((await contentsOf(recorder.openDatabase)).requests).toEqual([]);
  });

  it('is not counted while it is switched off, nor once it is removed; what was counted stays', async () => {
    const recorder = recorderFor();
    await recorder.observe(prompt, OPEN_WEBUI.origin);
    const next = { ...prompt, key: 'the next' };
    recorder.settings = { ...recorder.settings, sitesOff: ['own:1'] };
    expect(await recorder.observe(next, OPEN_WEBUI.origin)).toEqual(REFUSED);
    recorder.settings = { ...recorder.settings, sitesOff: [], ownOrigins: [] };
    expect(await recorder.observe(next, OPEN_WEBUI.origin)).toEqual(REFUSED);
    expect((await contentsOf(recorder.openDatabase)).requests).toHaveLength(1);
  });

  it('is left to the table once that has a row for it', async () => {
    const recorder = recorderFor([{ id: 'own:1', origin: 'https://chatgpt.com', kind: 'openwebui' }]);
    expect(await recorder.observe(prompt, 'https://chatgpt.com')).toEqual(REFUSED);
    expect(await recorder.observe(observation(), 'https://chatgpt.com')).toEqual(DONE);
  });
});

describe('a person’s no', () => {
  it('holds for tabs that were open before it', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation());
    recorder.forbidden = ['https://chatgpt.com'];
    expect(await recorder.observe(observation({ key: 'the next' }))).toEqual(REFUSED);
    expect((await contentsOf(recorder.openDatabase)).requests).toHaveLength(1);
    recorder.forbidden = [];
    expect(await recorder.observe(observation({ key: 'the next' }))).toEqual(DONE);
  });
});
