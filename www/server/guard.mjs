// Who may ask. The gateway signs every call, so a page of another site must not be able to make one.

/** Other names mean that somebody else's domain points here (DNS rebinding). */
const OWN_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Why a request is refused, or nothing.
 * @param {Request} request
 * @param {URL} url
 * @param {boolean} isCall a call is stricter than a page: a link from elsewhere may open the desk
 * @returns {{ status: number, message: string } | undefined}
 */
export function refusalOf(request, url, isCall) {
  if (!OWN_HOSTS.has(url.hostname)) {
    return { status: 421, message: 'the desk answers on this machine only; open it by the address it printed' };
  }
  if (!isCall) return undefined;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isForeign = (site !== null && site !== 'same-origin') || (origin !== null && origin !== url.origin);
  return isForeign
    ? { status: 403, message: 'the gateway takes calls from the desk itself only; open the desk and try there' }
    : undefined;
}
