/** Which Cloudflare Access application guards `/admin`. */
export interface AccessOptions {
  /** The team's host: `acme.cloudflareaccess.com`. */
  teamDomain: string;
  /** The application's Audience (AUD) tag. */
  audience: string;
  /** Where the team's keys are; default `https://<teamDomain>/cdn-cgi/access/certs`. */
  certsUrl?: string;
}

/** The option `access` of an intake. */
export interface Access {
  /** Whether Access let this request in, by the token in `Cf-Access-Jwt-Assertion`. */
  verify(request: Request): Promise<boolean>;
}

/** Makes the check. It needs the package `jose`, which you install beside this one. */
export function createAccess(options: AccessOptions): Access;
