// @ts-check
// One press of the button: checked, sent, answered.
import { AteraAcceptedEvent, AteraBeforeSubmitEvent, AteraErrorEvent, AteraQueuedEvent, AteraRefusedEvent } from './events.js';
import { controlsOf, valuesOf } from './fields.js';
import { takeTold, tellAccepted, tellQueued } from './told.js';
import { nativeIssues } from './validity.js';
import { tell } from './words.js';

/**
 * @typedef {import('./visit.js').Visit} Visit
 * @typedef {import('./rules.js').FormIssue & { message?: string }} Issue
 */

/** How long a submission that comes early waits for the rules; the server judges anyway. */
const RULES_MS = 3_000;

/** @param {Visit} visit */
export async function submit(visit) {
  const { place: { element, form, root, say }, answers, errors } = visit;
  visit.update();
  const issues = await check(visit);
  if (issues.some(({ severity }) => severity === 'error')) return refuse(visit, 'invalid_input', issues);
  const event = new AteraBeforeSubmitEvent();
  if (!element.dispatchEvent(event)) return;

  errors.clear();
  takeTold(root);
  element.state = 'sending';
  const done = busy(form, visit.words.form.sending);
  say(visit.words.form.sending);
  try {
    if (visit.challenge && !await visit.challenge.passed()) return native(visit);
    await answer(visit, await visit.sender.send({ ...valuesOf(form), ...event.fields }));
  } catch (error) {
    // Nothing that is typed is lost by a fault of ours.
    fail(visit, 'unexpected', answers.states.failedText, error);
  } finally {
    done();
  }
}

/** By the rules; where none run, by what the browser knows. @param {Visit} visit @returns {Promise<Issue[]>} */
async function check({ rules, schema, fields, place: { form } }) {
  const late = new Promise((resolve) => { setTimeout(resolve, RULES_MS); });
  const known = /** @type {import('./rules.js').FormRules | undefined} */ (await Promise.race([rules.catch(() => undefined), late]));
  return known ? known.check(schema, valuesOf(form)).issues : nativeIssues(fields);
}

/** @param {Visit} visit @param {import('./send.js').Sent} sent */
async function answer(visit, sent) {
  const { place, answers, drafts, sender, challenge } = visit;
  const { element } = place;
  switch (sent.type) {
    case 'accepted':
      accept(visit, sent);
      sender.renew();
      break;
    case 'queued':
      element.state = 'queued';
      tellQueued(place, answers);
      element.dispatchEvent(new AteraQueuedEvent(sent));
      break;
    case 'refused':
      challenge?.reset();
      refuse(visit, sent.code, /** @type {Issue[]} */ (sent.issues ?? []), sent.retryAfterMs);
      return;
    case 'failed':
      fail(visit, sent.code, answers.states.failedText);
      return;
    case 'native':
      native(visit);
      return;
  }
  await drafts?.forget();
}

/** Also for one that waited, whose text is still in the form. @param {Visit} visit @param {{ id: string, receipt: string, url: string }} sent */
export function accept({ place, answers, errors, sender, update }, sent) {
  const { element, form } = place;
  element.state = 'accepted';
  errors.clear();
  tellAccepted(place, answers, sent.url, () => {
    HTMLFormElement.prototype.reset.call(form);
    update();
    element.state = 'ready';
    /** @type {HTMLElement | null} */ (form.querySelector('input:not([type=hidden]), select, textarea'))?.focus();
  });
  element.dispatchEvent(new AteraAcceptedEvent(sent));
}

/** What the rules or the server found, at its fields; what belongs to none is told in the summary. @param {Visit} visit @param {string} code @param {Issue[]} issues @param {number | null} [waitMs] */
function refuse(visit, code, issues, waitMs) {
  const { place: { element }, answers, errors, fields } = visit;
  const wrong = issues.filter(({ severity }) => severity !== 'warning');
  element.state = wrong.length ? 'ready' : 'failed';
  const problems = wrong.map((issue) => {
    const field = fields.get(issue.path);
    return { field, text: tell(answers, issue, field?.label() ?? issue.path) || issue.message || issue.path };
  });
  if (!problems.length) problems.push({ field: undefined, text: sentence(answers, code, waitMs) });
  errors.show(problems);
  for (const look of visit.looks) look();
  element.dispatchEvent(new AteraRefusedEvent({ code, issues: wrong }));
}

/** @param {import('./words.js').Answers} answers @param {string} code @param {number | null} [waitMs] */
function sentence({ refusals, states, tag }, code, waitMs) {
  const text = (/** @type {Record<string, string>} */ (refusals))[code] ?? states.failedText;
  if (!waitMs) return text;
  const seconds = Math.ceil(waitMs / 1_000);
  const [amount, unit] = seconds < 90 ? [seconds, /** @type {const} */ ('second')] : [Math.ceil(seconds / 60), /** @type {const} */ ('minute')];
  return `${text} (${new Intl.RelativeTimeFormat(tag).format(amount, unit)})`;
}

/** One of an earlier page that was refused while nobody looked: its text is back, with the reason. @param {Visit} visit @param {Record<string, string>} kept @param {string} code */
export function bringBack(visit, kept, code) {
  const { place: { form }, answers, errors, update } = visit;
  for (const control of /** @type {Iterable<any>} */ (controlsOf(form))) {
    const text = kept[control.name];
    if (text === undefined || control.type === 'hidden') continue;
    if (control.type === 'radio' || control.type === 'checkbox') control.checked ||= control.value === text;
    else control.value ||= text;
  }
  update();
  errors.show([{ text: sentence(answers, code) }]);
}

/** @param {Visit} visit @param {string} code @param {string} text @param {unknown} [cause] */
function fail({ place: { element }, errors }, code, text, cause) {
  element.state = 'failed';
  errors.show([{ text }]);
  element.dispatchEvent(new AteraErrorEvent({ code, cause }));
}

/** Nothing was sent: the browser sends it, and the intake answers with its page. @param {Visit} visit */
function native({ place: { element, form } }) {
  element.state = 'ready';
  HTMLFormElement.prototype.submit.call(form);
}

/** The button says that it works, and keeps the focus: a disabled one would lose it. @param {HTMLFormElement} form @param {string} word */
function busy(form, word) {
  const button = /** @type {HTMLElement | null} */ (form.querySelector('button:not([type=button]):not([type=reset]), input[type=submit]'));
  if (!button) return () => {};
  // An <input> says its value; a host may have put a picture into a button.
  const isText = button.childElementCount === 0 && button.localName === 'button';
  const before = button.textContent;
  button.setAttribute('aria-disabled', 'true');
  if (isText) button.textContent = word;
  return () => {
    button.removeAttribute('aria-disabled');
    if (isText) button.textContent = before;
  };
}
