/** LobeChat on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createLobeChat } from '../lobe-chat.ts';
import { lobeChat } from '../programs.ts';

export const createReader: CreateReader = (tab) => createLobeChat(tab, lobeChat);
