/** The sites, in the order in which people see them. A site is a folder: its row, its reader, and what is known of it. */

import { row as aistudio } from './aistudio/row.ts';
import { row as bing } from './bing/row.ts';
import { row as canva } from './canva/row.ts';
import { row as characterai } from './characterai/row.ts';
import { row as chatgpt } from './chatgpt/row.ts';
import { row as claude } from './claude/row.ts';
import { row as cohere } from './cohere/row.ts';
import { row as comparia } from './comparia/row.ts';
import { row as copilot } from './copilot/row.ts';
import { row as deepseek } from './deepseek/row.ts';
import { row as duckai } from './duckai/row.ts';
import { row as firefly } from './firefly/row.ts';
import { row as gemini } from './gemini/row.ts';
import { row as githubCopilot } from './github-copilot/row.ts';
import { row as google } from './google/row.ts';
import { row as grok } from './grok/row.ts';
import { row as grokX } from './grok-x/row.ts';
import { row as huggingchat } from './huggingchat/row.ts';
import { row as ideogram } from './ideogram/row.ts';
import { row as kimi } from './kimi/row.ts';
import { row as leonardo } from './leonardo/row.ts';
import { row as lmarena } from './lmarena/row.ts';
import { row as m365Copilot } from './m365-copilot/row.ts';
import { row as metaai } from './metaai/row.ts';
import { row as midjourney } from './midjourney/row.ts';
import { row as mistral } from './mistral/row.ts';
import { row as notion } from './notion/row.ts';
import { row as openrouter } from './openrouter/row.ts';
import { row as perplexity } from './perplexity/row.ts';
import { row as pi } from './pi/row.ts';
import { row as poe } from './poe/row.ts';
import { row as qwen } from './qwen/row.ts';
import type { SiteRow } from './row.ts';
import { row as runway } from './runway/row.ts';
import { row as suno } from './suno/row.ts';
import { row as t3Chat } from './t3-chat/row.ts';
import { row as you } from './you/row.ts';
import { row as zai } from './zai/row.ts';

export const SITES: readonly SiteRow[] = [
  chatgpt,
  claude,
  gemini,
  copilot,
  deepseek,
  mistral,
  grok,
  grokX,
  qwen,
  perplexity,
  kimi,
  lmarena,
  comparia,
  t3Chat,
  openrouter,
  suno,
  midjourney,
  leonardo,
  ideogram,
  firefly,
  runway,
  canva,
  notion,
  githubCopilot,
  characterai,
  poe,
  metaai,
  m365Copilot,
  duckai,
  huggingchat,
  zai,
  you,
  pi,
  cohere,
  aistudio,
  bing,
  google,
];
