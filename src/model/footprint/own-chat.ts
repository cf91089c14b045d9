/** Chats a person runs themselves: what they are says nothing of where their models run. */

/** Kinds that speak to any server (sites/generic/kinds.ts). */
const KINDS: readonly string[] = ['openwebui', 'librechat', 'openai-compatible', 'ai-sdk'];

/** Whether requests of this site came by a chat of one's own, or by a reader that serves any. */
export function isOwnChat(site: string): boolean {
  return site.startsWith('own:') || KINDS.includes(site);
}
