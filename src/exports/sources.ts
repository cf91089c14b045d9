/** All sources there are: the first that knows an item of a file reads it. */
import { chatgpt } from './chatgpt/source.ts';
import { claude } from './claude/source.ts';
import { claudeCode } from './claude-code/source.ts';
import { codex } from './codex/source.ts';
import { copilot } from './copilot/source.ts';
import { copilotCli } from './copilot-cli/source.ts';
import { deepseek } from './deepseek/source.ts';
import { gemini } from './gemini/source.ts';
import { geminiCli } from './gemini-cli/source.ts';
import { grok } from './grok/source.ts';
import { mistral } from './mistral/source.ts';
import { openCode } from './opencode/source.ts';
import { perplexity } from './perplexity/source.ts';
import type { ExportSource } from './source.ts';
import { vscodeCopilot } from './vscode-copilot/source.ts';

export const SOURCES: readonly ExportSource[] = [
  chatgpt,
  claude,
  gemini,
  mistral,
  deepseek,
  grok,
  perplexity,
  copilot,
  claudeCode,
  codex,
  geminiCli,
  copilotCli,
  vscodeCopilot,
  openCode,
];
