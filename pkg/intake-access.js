// @ts-check
// People whom Cloudflare Access let in. The only module that needs `jose`, which the user installs beside the package.
import { createRemoteJWKSet, jwtVerify } from 'jose';

/** Where Access puts its token. */
const HEADER = 'cf-access-jwt-assertion';
/** The clocks of the two hosts differ a little. */
const CLOCK_SLACK_SECONDS = 30;

/** @param {import('./intake-access.d.ts').AccessOptions} options @returns {import('./intake-access.d.ts').Access} */
export function createAccess({ teamDomain, audience, certsUrl }) {
  if (!/^[a-z0-9.-]+\.[a-z]+$/.test(teamDomain ?? '')) {
    throw new TypeError('createAccess: teamDomain is no host name: pass it like acme.cloudflareaccess.com');
  }
  if (typeof audience !== 'string' || audience === '') {
    throw new TypeError("createAccess: audience is missing: pass the application's Audience tag");
  }
  const issuer = `https://${teamDomain}`;
  /** @type {ReturnType<typeof createRemoteJWKSet> | undefined} */
  let keys;
  return {
    async verify(request) {
      const token = request.headers.get(HEADER);
      if (!token) return false;
      keys ??= createRemoteJWKSet(new URL(certsUrl ?? `${issuer}/cdn-cgi/access/certs`));
      try {
        await jwtVerify(token, keys, {
          issuer, audience, algorithms: ['RS256'], clockTolerance: CLOCK_SLACK_SECONDS, requiredClaims: ['exp', 'iat'],
        });
        return true;
      } catch {
        // Whatever is wrong with it, and also when the keys cannot be had: nobody comes in.
        return false;
      }
    },
  };
}
