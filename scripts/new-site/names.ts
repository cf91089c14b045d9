/** What a new site may be called. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MAX_ID_CHARS = 32;
/** Labels of at most 63 characters, the last no number: an address of digits is no name. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_HOST_CHARS = 253;
/** As people read it, in tables too. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} .,:&+()-]{0,39}$/u;

export interface NewSite {
  readonly id: string;
  readonly label: string;
  readonly host: string;
}

/** Places that are a site's own. */
export const SITE_FOLDERS = ['src/sites', 'tests/sites', 'tests/fixtures'] as const;

/**
 * @param label by default the id in words
 * @param host by default one that no one can have
 * @throws with a message for people when one of them will not do
 */
export function checkedSite(root: string, id: string, label = labelOf(id), host = `${id}.example`): NewSite {
  if (!ID.test(id) || id.length > MAX_ID_CHARS)
    throw new Error(`an id is small letters, digits and single hyphens, a letter first: "${id}" is none`);
  const known = [...SITES, ...OWN_KINDS].find(
    (row) => row.id === id || identifierOf(row.id) === identifierOf(id),
  );
  if (known) throw new Error(`"${id}" is ${known.label} already: an id is for ever, choose another`);
  const taken = SITE_FOLDERS.map((folder) => `${folder}/${id}`).find((path) => existsSync(join(root, path)));
  if (taken) throw new Error(`there is a ${taken} already: choose another id`);
  if (!HOST.test(host) || host.length > MAX_HOST_CHARS)
    throw new Error(
      `a host is a bare name like chat.example.com, without scheme, port or path: "${host}" is none`,
    );
  const owner = SITES.find(({ hosts }) => hosts.includes(host));
  if (owner) throw new Error(`${host} is ${owner.label}'s (${owner.id})`);
  if (!LABEL.test(label)) throw new Error(`a label is a few words: "${label}" is none`);
  const namesake = SITES.find((row) => row.label === label);
  if (namesake) throw new Error(`"${label}" is what ${namesake.id} is called: give another --label`);
  return { id, label, host };
}

/** `my-chat` → `My Chat` */
function labelOf(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => ` ${first.toUpperCase()}`).trim();
}

/** Words that can't name a variable of a module. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval)$/;

/** `my-chat` → `myChat`: its row in the table. */
export function identifierOf(id: string): string {
  const name = id.replace(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  return RESERVED.test(name) ? `${name}Site` : name;
}
