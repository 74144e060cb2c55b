// What to do when a call failed: a table from the error's stable code to words. Codes decide, messages are only shown.
import { html, nothing } from '/vendor/lit.js';
import { duration, sentence } from '../words.js';

const KEPT = 'What you typed is kept.';

/** Code → what happened, what to do. */
const ADVICE = new Map([
  ['network', ['The desk cannot reach the service', `Check the connection, then try again. ${KEPT}`]],
  ['timeout', ['The service took too long to answer', `Try again in a moment. ${KEPT}`]],
  ['rate_limited', ['Too many calls in a short time', `Wait a little, then try again. ${KEPT}`]],
  ['server', ['The service has a problem of its own', `Try again in a moment. ${KEPT}`]],
  ['bad_reply', ['The service sent an answer nobody can read', `Try again in a moment. ${KEPT}`]],
  ['not_found', ['There is no such record', 'It may have been deleted, or the address is mistyped. Go back to the list and look for it there.']],
  ['unauthorized', ['The desk could not sign in to Atera', 'The key that the gateway holds was refused. Ask whoever runs the desk to check it, then try again.']],
  ['forbidden', ['This is not allowed', 'The gateway or the service refuses this call. Ask whoever runs the desk for the permission.']],
  ['invalid_input', ['The service does not take this', `Change what it names below, then send it again. ${KEPT}`]],
  ['ambiguous', ['Nobody knows yet whether this was saved', `The connection broke before the answer came. Look whether it is there before you send it again. ${KEPT}`]],
  ['illegal_transition', ['This status cannot follow the present one', 'Somebody else may have changed the ticket. Load it again to see which moves are left.']],
]);

const OFFLINE = ['You are offline', `Nothing was sent. Connect again, then try again. ${KEPT}`];
const OTHER = ['That did not work', `Try again. ${KEPT}`];

/** Sent now, it would be lost or in doubt: said before a call is made. */
export class OfflineError extends Error {
  code = 'offline';
}

/** A write must not end in doubt only because the cable is out. */
export function refuseOffline() {
  if (!navigator.onLine) throw new OfflineError('this device has no connection');
}

/** @param {any} error */
function adviceFor(error) {
  const isUnsent = error.code === 'offline' || (error.code === 'network' && !navigator.onLine);
  return isUnsent ? OFFLINE : ADVICE.get(error.code) ?? OTHER;
}

/**
 * @param {any} error
 * @param {(() => void) | undefined} retry
 */
export function problemNotice(error, retry) {
  const [happened, advice] = adviceFor(error);
  return html`
    <section class="notice bad" role="alert">
      <h2>${happened}</h2>
      <p>${error.retryAfterMs ? `The service asks for ${duration(Math.ceil(error.retryAfterMs / 1000) * 1000)} of patience. ` : nothing}${advice}</p>
      ${error.message ? html`<p class="quiet" dir="auto">${sentence(String(error.message))}</p>` : nothing}
      ${retry ? html`<button type="button" class="button" @click=${retry}>Try again</button>` : nothing}
    </section>`;
}
