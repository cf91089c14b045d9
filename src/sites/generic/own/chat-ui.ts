/** HuggingChat's program on an origin of a person's own. */

import { createChatUi } from '../../huggingchat/chat-ui.ts';
import type { CreateReader } from '../../site.ts';
import { chatUi } from '../programs.ts';

export const createReader: CreateReader = (tab) => createChatUi(tab, chatUi);
