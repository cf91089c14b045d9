/** Loaded into the upload client (NODE_OPTIONS): its requests go to the fake stores; any to another host fails. */
const { FAKE_STORES } = process.env;
const send = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const { host, pathname, search } = new URL(input);
  if (!FAKE_STORES) throw new Error(`there is no fake of ${host}`);
  return send(`${FAKE_STORES}/${host}${pathname}${search}`, init);
};
