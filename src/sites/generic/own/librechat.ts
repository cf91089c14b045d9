/** LibreChat on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { libreChat } from '../kinds.ts';
import { createLibreChat } from '../libre-chat.ts';

export const createReader: CreateReader = (tab) => createLibreChat(tab, libreChat);
