/** Which conversations this tab has seen a prompt of, for sites that don't say whether a prompt is the first. */
import { remember } from '../../model/bounded.ts';

const MAX_CONVERSATIONS = 200;

/** By the site's ids, which stay in the tab. */
export interface Conversations {
  /** Notes a prompt; tells whether it is the first seen of the conversation. One without a name is always new. */
  isFirst(conversation: string): boolean;
}

/** Has seen none yet; one for each tab. */
export function createConversations(): Conversations {
  const seen = new Map<string, true>();
  return {
    isFirst(conversation) {
      const isFirst = conversation === '' || !seen.has(conversation);
      remember(seen, conversation, true, MAX_CONVERSATIONS);
      return isFirst;
    },
  };
}
