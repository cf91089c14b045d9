/**
 * Texts that no documentation holds and answers do: encoded data, identifiers, emoji, rules, tables of numbers. Made by
 * a fixed seed, for training only.
 */
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = '0123456789abcdef';
const EMOJI = [
  ...'😀😂😊😍🤔👍🎉🚀📊📌💡🔥✨✅❌📝🎯🏆🌍🌱⏰💪🙏👏🛴📱💻🔒🔑📦🧠🍎🐱🚲⚡🏠🎵📅🔍💬🌞🍕🎁🧪📈👀🤖',
  '⚠️',
  '❤️',
  '✔️',
  '➡️',
  '👍🏽',
  '👩‍💻',
  '🇫🇷',
  '🇩🇪',
  '1️⃣',
];
const LABELS = [
  'Plan',
  'Next step',
  'Résumé',
  'Launch the project',
  'Wichtig',
  'Measure',
  'Consejos',
  'Key takeaways',
];

/** @param {() => number} random in [0, 1) */
export function syntheticTexts(random) {
  const pick = (items) => items[Math.floor(random() * items.length)];
  const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
  const letters = (alphabet, count) => many(count, () => pick(alphabet)).join('');
  const uuid = () => [8, 4, 4, 4, 12].map((count) => letters(HEX, count)).join('-');
  const number = () => (random() * 10 ** Math.ceil(random() * 7)).toFixed(pick([0, 0, 1, 2]));
  const makers = [
    () => letters(BASE64, 300),
    () => letters(HEX, 256),
    () => many(8, uuid).join('\n'),
    () => many(12, () => `${pick(EMOJI)} ${pick(LABELS)}`).join('\n'),
    () => many(10, () => `- ${pick(EMOJI)} **${pick(LABELS)}**: ${pick(LABELS)} ${pick(EMOJI)}${pick(EMOJI)}`).join('\n'),
    () => many(20, () => many(5, number).join(pick([', ', ';', '\t', ' | ']))).join('\n'),
    () => many(12, () => pick(['-', '=', '*', '_', '─', '#']).repeat(10 + random() * 70)).join(pick(['\n', '\n\n'])),
    () => many(12, () => `${' '.repeat(random() * 60)}${pick(LABELS)}${'\n'.repeat(1 + random() * 3)}`).join(''),
    () => many(6, (row) => `| ${pick(LABELS)} | ${number()} | ${row === 1 ? '---' : pick(LABELS)} |`).join('\n'),
    () => JSON.stringify(many(12, (id) => ({ id, uuid: uuid(), value: Number(number()), label: pick(LABELS) })), null, pick([0, 2])),
  ]; // biome-ignore format: one maker a line
  return makers.flatMap((make) => many(15, make));
}
