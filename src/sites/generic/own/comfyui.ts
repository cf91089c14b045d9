/** ComfyUI on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createComfyUi } from '../comfy-ui.ts';
import { comfyUi } from '../kinds.ts';

export const createReader: CreateReader = (tab) => createComfyUi(tab, comfyUi);
