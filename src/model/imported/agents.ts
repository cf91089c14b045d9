/** Coding agents whose logs are read: no site of a browser, so none of the table of sites. */

/** Names by the id their requests are stored under. */
export const AGENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['claude-code', 'Claude Code'],
  ['codex', 'Codex'],
  ['gemini-cli', 'Gemini CLI'],
  ['copilot-cli', 'Copilot CLI'],
  ['vscode-copilot', 'Copilot (VS Code)'],
  ['opencode', 'OpenCode'],
]);
