/** The demo's sites: the demo chat's page on each, and answers streamed at a readable pace. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SitesServer, startSitesServer } from '../sites-server.ts';
import { DEMO_PROTOCOLS } from './protocols.ts';

/** Pages of the three sites, in the order of the demo. */
export const DEMO_PAGES = [
  'https://chatgpt.com/',
  'https://claude.ai/new',
  'https://gemini.google.com/app',
] as const;

export const DEMO_HOSTS: readonly string[] = DEMO_PAGES.map((page) => new URL(page).host);

const ASSETS = { 'demo.css': 'text/css', 'demo.js': 'text/javascript' } as const;

/** @param pieceMs time between two pieces of an answer */
export async function startDemoServer(pieceMs: number): Promise<SitesServer> {
  const server = await startSitesServer(DEMO_HOSTS, () => read('page.html'));
  for (const page of DEMO_PAGES) {
    for (const [name, contentType] of Object.entries(ASSETS)) {
      server.route('GET', new URL(`/${name}`, page).href, async (peer) => {
        peer.head(200, { 'content-type': `${contentType}; charset=utf-8` });
        await peer.write(read(name));
        peer.end();
      });
    }
  }
  for (const { url, contentType, answer } of DEMO_PROTOCOLS) {
    server.route('POST', url, async (peer) => {
      peer.head(200, { 'content-type': contentType });
      for (const piece of answer(peer.body.toString())) {
        await peer.write(piece);
        await sleep(pieceMs);
      }
      peer.end();
    });
  }
  return server;
}

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}
