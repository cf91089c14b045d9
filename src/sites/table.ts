/** The sites, in the order in which people see them. A site is a folder: its row, its reader, and what is known of it. */

import { row as aistudio } from './aistudio/row.ts';
import { row as baidu } from './baidu/row.ts';
import { row as bing } from './bing/row.ts';
import { row as bolt } from './bolt/row.ts';
import { row as brave } from './brave/row.ts';
import { row as canva } from './canva/row.ts';
import { row as characterai } from './characterai/row.ts';
import { row as chatglm } from './chatglm/row.ts';
import { row as chatgpt } from './chatgpt/row.ts';
import { row as claude } from './claude/row.ts';
import { row as cohere } from './cohere/row.ts';
import { row as comparia } from './comparia/row.ts';
import { row as copilot } from './copilot/row.ts';
import { row as deepseek } from './deepseek/row.ts';
import { row as doubao } from './doubao/row.ts';
import { row as dreamina } from './dreamina/row.ts';
import { row as duckai } from './duckai/row.ts';
import { row as elevenlabs } from './elevenlabs/row.ts';
import { row as firefly } from './firefly/row.ts';
import { row as flow } from './flow/row.ts';
import { row as freepik } from './freepik/row.ts';
import { row as gemini } from './gemini/row.ts';
import { row as genspark } from './genspark/row.ts';
import { row as githubCopilot } from './github-copilot/row.ts';
import { row as google } from './google/row.ts';
import { row as grok } from './grok/row.ts';
import { row as grokX } from './grok-x/row.ts';
import { row as hailuo } from './hailuo/row.ts';
import { row as huggingchat } from './huggingchat/row.ts';
import { row as ideogram } from './ideogram/row.ts';
import { row as janitorai } from './janitorai/row.ts';
import { row as kimi } from './kimi/row.ts';
import { row as kling } from './kling/row.ts';
import { row as leonardo } from './leonardo/row.ts';
import { row as lmarena } from './lmarena/row.ts';
import { row as lovable } from './lovable/row.ts';
import { row as lumo } from './lumo/row.ts';
import { row as m365Copilot } from './m365-copilot/row.ts';
import { row as metaai } from './metaai/row.ts';
import { row as midjourney } from './midjourney/row.ts';
import { row as mistral } from './mistral/row.ts';
import { row as notebook } from './notebook/row.ts';
import { row as notion } from './notion/row.ts';
import { row as openrouter } from './openrouter/row.ts';
import { row as perplexity } from './perplexity/row.ts';
import { row as pi } from './pi/row.ts';
import { row as poe } from './poe/row.ts';
import { row as qianwen } from './qianwen/row.ts';
import { row as quillbot } from './quillbot/row.ts';
import { row as qwen } from './qwen/row.ts';
import type { SiteRow } from './row.ts';
import { row as rufus } from './rufus/row.ts';
import { row as runway } from './runway/row.ts';
import { row as suno } from './suno/row.ts';
import { row as t3Chat } from './t3-chat/row.ts';
import { row as you } from './you/row.ts';
import { row as yuanbao } from './yuanbao/row.ts';
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
  genspark,
  bolt,
  lovable,
  doubao,
  qianwen,
  yuanbao,
  chatglm,
  baidu,
  notebook,
  brave,
  lumo,
  quillbot,
  janitorai,
  rufus,
  flow,
  dreamina,
  kling,
  hailuo,
  freepik,
  elevenlabs,
];
