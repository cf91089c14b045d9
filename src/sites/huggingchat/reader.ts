/** huggingface.co/chat. Grammar: README.md. */
import type { CreateReader } from '../site.ts';
import { createChatUi } from './chat-ui.ts';
import { row as huggingchat } from './row.ts';

export const createReader: CreateReader = (tab) => createChatUi(tab, huggingchat);
