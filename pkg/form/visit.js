// @ts-check
// A person at the form: what is loaded once somebody comes near, and how the parts work together.
import { createErrors } from './errors.js';
import { AteraAcceptedEvent, AteraDraftRestoredEvent, AteraErrorEvent, AteraRefusedEvent } from './events.js';
import { fieldsOf, isRequired, valuesOf } from './fields.js';
import { RULES } from './rules-source.js';
import { STANDARD, resolve, schemaOfIntake, schemaOfPage } from './schema.js';
import { createSender } from './send.js';
import { keepShowing } from './showing.js';
import { accept, bringBack, submit } from './submission.js';
import { takeTold, tellRestored } from './told.js';
import { languageOf, loadAnswers, loadWords, say } from './words.js';

/**
 * @typedef {import('./element.js').Place} Place
 * @typedef {Awaited<ReturnType<typeof startVisit>>} Started what the element holds
 * @typedef {{
 *   place: Place,
 *   words: import('./words.js').Words,
 *   answers: import('./words.js').Answers,
 *   fields: Map<string, import('./fields.js').FormField>,
 *   schema: { fields: any[] },
 *   rules: Promise<import('./rules.js').FormRules>,
 *   sender: ReturnType<typeof createSender>,
 *   errors: ReturnType<typeof createErrors>,
 *   signal: AbortSignal,
 *   update: () => void,
 *   looks: (() => void)[],
 *   drafts?: import('./drafts.js').Drafts,
 *   challenge?: ReturnType<typeof import('./challenge.js').showChallenge>,
 * }} Visit
 */

/** How long a draft is kept where the attribute names no days. */
const DRAFT_DAYS = 7;

/** @param {Place} place */
export async function startVisit(place) {
  const { element, form, made } = place;
  const closing = new AbortController();
  const { signal } = closing;
  const rules = import('./rules.js').then(({ startRules }) => startRules(RULES));
  // A submission asks for them again; a page without them has a server that checks.
  rules.catch(() => {});
  /** @type {(visit: Visit) => void} */
  let open = () => {};
  const opened = /** @type {Promise<Visit>} */ (new Promise((resolve) => { open = resolve; }));
  const sender = createSender(form, (event) => { opened.then((visit) => hear(visit, event)); });
  sender.prepare();

  const language = made?.words.tag ?? languageOf(element);
  const [words, answers, served] = await Promise.all([
    made?.words ?? loadWords(language), loadAnswers(language), made?.given ?? schemaOf(element, form, language),
  ]);
  const fields = fieldsOf(form, place.prefix);
  const given = served ?? schemaIn(fields);
  const { fields: asked, challenge } = made?.schema ?? resolve(given, words);
  /** @type {Visit} */
  const visit = {
    place, words, answers, fields, rules, sender, signal,
    // The rules judge what this form asks; a host's own may ask less than the intake's.
    schema: { ...given, fields: (given.fields ?? Object.keys(STANDARD)).filter((/** @type {any} */ field) => fields.has(field.name ?? field)) },
    errors: createErrors(place, words),
    update: made?.update ?? keepShowing(form, fields, asked),
    looks: [],
  };
  for (const type of ['input', 'change']) form.addEventListener(type, visit.update, { signal });
  visit.update();
  await count(visit, asked);
  advise(visit).catch(() => {});
  if (element.hasAttribute('drafts')) await draft(visit);
  if (challenge) visit.challenge = (await import('./challenge.js')).showChallenge(form, challenge, words.tag);
  open(visit);
  return {
    submit: () => submit(visit),
    close() {
      closing.abort();
      visit.drafts?.detach();
      sender.close();
    },
  };
}

/**
 * The schema of the page, or of the intake; nothing where neither has one.
 * @param {Element} element
 * @param {HTMLFormElement} form
 * @param {string} language
 */
async function schemaOf(element, form, language) {
  try {
    return schemaOfPage(element) ?? await schemaOfIntake(form.getAttribute('action') ?? '', language);
  } catch {
    return undefined;
  }
}

/** What can be seen of the form itself. @param {Visit['fields']} fields @returns {import('./schema.js').FormSchema} */
const schemaIn = (fields) => ({
  fields: [...fields.values()].map((field) => ({ name: field.name, required: isRequired(field), ...(field.name in STANDARD ? {} : { type: 'text' }) })),
});

/** @param {Visit} visit @param {import('./schema.js').Field[]} asked */
async function count({ place, fields, words, signal }, asked) {
  const counted = asked.filter(({ maxLength, name }) => maxLength && fields.has(name));
  if (!counted.length) return;
  const { keepCount } = await import('./count.js');
  for (const { name, maxLength } of counted) {
    keepCount(/** @type {any} */ (fields.get(name)), /** @type {number} */ (maxLength), { words, say: place.say, signal });
  }
}

/** As soon as the rules are there; where they cannot be, nobody advises. @param {Visit} visit */
async function advise(visit) {
  const { place: { form, say }, fields, answers, signal, schema } = visit;
  const rules = await visit.rules;
  const { keepAdvising } = await import('./suggest.js');
  const issues = () => rules.check(schema, valuesOf(form)).issues;
  // A wasm is compiled as it runs for the first time: now, and not when the button is pressed.
  issues();
  for (const name of ['email', 'subject']) {
    const field = fields.get(name);
    if (field) visit.looks.push(keepAdvising(field, { answers, say, issues, signal }));
  }
}

/** @param {Visit} visit */
async function draft(visit) {
  const { place, answers } = visit;
  const { element, form } = place;
  const { attachDrafts } = await import('./drafts.js');
  visit.drafts = attachDrafts({
    form,
    key: `${form.getAttribute('action')} ${element.id}`,
    days: Number(element.drafts) || DRAFT_DAYS,
    announce: place.say,
    say: (word) => say(answers, `states.${word}`),
    onRestored() {
      visit.update();
      tellRestored(place, answers, () => {
        takeTold(place.root);
        visit.drafts?.undo().then(visit.update);
      });
      element.dispatchEvent(new AteraDraftRestoredEvent());
    },
  });
  // Somebody may have been faster than the drafts: what is there is to be kept, and not to be written over.
  const typed = [...visit.fields.values()].find(({ first }) => 'defaultValue' in first && first.value !== first.defaultValue);
  typed?.first.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What came of one that waited. @param {Visit} visit @param {import('./queue.js').QueueEvent} event */
async function hear(visit, event) {
  const { place: { element, say: speak }, answers } = visit;
  if (event.type === 'refused' || event.type === 'failed') {
    const kept = await visit.sender.takeBack(event.id);
    if (kept) bringBack(visit, kept, event.code);
    element.state = 'failed';
    element.dispatchEvent(event.type === 'refused' ? new AteraRefusedEvent(event) : new AteraErrorEvent(event));
  }
  if (event.type !== 'accepted') return;
  // The text in the form is that submission's, unless somebody went on.
  if (element.state === 'queued') return accept(visit, event);
  speak(answers.states.accepted);
  element.dispatchEvent(new AteraAcceptedEvent(event));
}
