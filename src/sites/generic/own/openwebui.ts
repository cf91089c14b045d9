/** Open WebUI on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { openWebUi } from '../kinds.ts';
import { createOpenWebUi } from '../open-webui.ts';

export const createReader: CreateReader = (tab) => createOpenWebUi(tab, openWebUi);
