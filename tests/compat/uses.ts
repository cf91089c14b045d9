/**
 * What a script asks of its browser, read off its syntax: names it takes from the global scope, members it takes of
 * those, events it listens to, and the names of members of whatever else, of which the syntax doesn't tell the
 * interface.
 */
import { parseAst } from 'vite';

/** Each set's words as MDN writes them: `structuredClone`, `navigator.share`, `pagehide`, `replaceChildren`. */
export interface Uses {
  readonly globals: Set<string>;
  /** Dotted, from a global name on: `navigator.locks.request`. */
  readonly paths: Set<string>;
  readonly events: Set<string>;
  readonly members: Set<string>;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

/** Calls for every node, its parent known, and leaves types out. */
function walk(value: unknown, visit: (node: Node, parent: Node | null, field: string) => void): void {
  const step = (value: unknown, parent: Node | null, field: string): void => {
    if (Array.isArray(value)) for (const item of value) step(item, parent, field);
    if (!isNode(value) || isType(value.type)) return;
    visit(value, parent, field);
    for (const [name, child] of Object.entries(value))
      if (typeof child === 'object') step(child, value, name);
  };
  step(value, null, '');
}

/** Of TypeScript's own syntax, what is around a value is looked into. */
const isType = (type: string): boolean => type.startsWith('TS') && !VALUES.has(type);
const VALUES = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);

/** `lang` as the parser names it; `js` is built code, where a short name is another thing in each scope: no alias. */
export function usesOf(source: string, lang: 'ts' | 'tsx' | 'js'): Uses {
  const program = parseAst(source, { lang });
  const uses: Uses = { globals: new Set(), paths: new Set(), events: new Set(), members: new Set() };
  const own = declaredIn(program);
  const aliases = lang === 'js' ? new Map<string, string>() : aliasesIn(program, own);
  walk(program, (node, parent, field) => {
    if (isReference(node, parent, field)) {
      const name = String(node.name);
      if (!own.has(name)) uses.globals.add(name);
    }
    const path = pathOf(node, own, aliases);
    if (path?.includes('.')) uses.paths.add(path);
    const member = memberOf(node);
    if (member !== null) uses.members.add(member);
    for (const event of eventsOf(node)) uses.events.add(event);
  });
  return uses;
}

/** Names a file gives itself, in whatever scope. */
function declaredIn(program: unknown): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void =>
    walk(pattern, (node, parent, field) => {
      if (node.type === 'Identifier' && !(parent?.type === 'Property' && field === 'key'))
        names.add(String(node.name));
    });
  walk(program, (node) => {
    if (/^Import.*Specifier$/.test(node.type)) bind(node.local);
    if (node.type === 'VariableDeclarator' || /^(?:Function|Class)/.test(node.type)) bind(node.id);
    if (/Function/.test(node.type)) bind(node.params);
    if (node.type === 'CatchClause') bind(node.param);
  });
  return names;
}

/** Names that are another word for something global: `const { action } = browser`, `const local = storage.local`. */
function aliasesIn(program: unknown, own: ReadonlySet<string>): Map<string, string> {
  const aliases = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id)) return;
    const path = pathOf(node.init, own, aliases);
    if (path === null) return;
    if (node.id.type === 'Identifier') aliases.set(String(node.id.name), path);
    if (node.id.type !== 'ObjectPattern') return;
    for (const { key, value } of node.id.properties as { key?: Node; value?: Node }[])
      if (value?.type === 'Identifier') aliases.set(String(value.name), `${path}.${key?.name}`);
  });
  return aliases;
}

/** Names the extension API has where the polyfill is imported. */
const API = ['browser', 'chrome'];

/** The dotted path of an expression from a global name on, `*` where it is computed; null for anything else. */
function pathOf(
  value: unknown,
  own: ReadonlySet<string>,
  aliases: ReadonlyMap<string, string>,
): string | null {
  if (!isNode(value)) return null;
  if (VALUES.has(value.type) || value.type === 'ChainExpression')
    return pathOf(value.expression, own, aliases);
  if (value.type === 'Identifier') {
    const name = String(value.name);
    return aliases.get(name) ?? (API.includes(name) || !own.has(name) ? name : null);
  }
  if (value.type !== 'MemberExpression') return null;
  const object = pathOf(value.object, own, aliases);
  return object === null ? null : `${object}.${memberOf(value) ?? '*'}`;
}

const isReference = (node: Node, parent: Node | null, field: string): boolean =>
  node.type === 'Identifier' &&
  !(field === 'property' && parent?.type === 'MemberExpression' && !parent.computed) &&
  !(field === 'key' && !parent?.computed) &&
  field !== 'label';

/** The member's name that a node takes, asks for or gives. */
function memberOf(node: Node): string | null {
  const { property, key, computed, left, operator } = node;
  if (node.type === 'MemberExpression') return computed ? textOf(property) : nameOf(property);
  if (node.type === 'Property') return computed ? null : (nameOf(key) ?? textOf(key));
  if (node.type === 'BinaryExpression' && operator === 'in') return textOf(left);
  return node.type === 'JSXAttribute' ? nameOf(node.name) : null;
}

const nameOf = (node: unknown): string | null =>
  isNode(node) && typeof node.name === 'string' ? node.name : null;

const textOf = (node: unknown): string | null =>
  isNode(node) && typeof node.value === 'string' ? node.value : null;

/** Names of the events that a call listens to, or that an `on…` stands for. */
function eventsOf(node: Node): string[] {
  const handler = /^on(?=[a-z]+$|[A-Z])(\w+)$/.exec(memberOf(node) ?? '')?.[1];
  if (handler) return [handler.toLowerCase()];
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return [];
  const called = nameOf(node.callee) ?? memberOf(node.callee);
  const event = textOf((node.arguments as unknown[])[0]);
  return called === 'addEventListener' && event !== null ? [event] : [];
}
