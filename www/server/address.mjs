// Where a call goes: which dialect its address speaks, and the path below.

const API = '/api/v3';

/** What stands before a call's path, in the gateway's addresses and in the sandbox's. */
const PREFIXES = new Map([
  [API, 'guide'],
  [`/live${API}`, 'live'],
]);

/** An address that means a call, whatever stands in front. */
const CALL = /^(.*?\/api\/v3)(\/.*)$/;

/**
 * @param {string} address an URL's path, still encoded
 * @returns {{ prefix: string, dialect: string | undefined, path: string } | undefined} nothing if it is no call
 */
export function callOf(address) {
  const [, prefix, path] = CALL.exec(address) ?? [];
  return prefix === undefined ? undefined : { prefix, dialect: PREFIXES.get(prefix), path };
}
