// @ts-check
// What a host's page does wrong around the form, as rules for axe-core: `axe.configure(HOST_RULES)`, then `axe.run()`.
// axe itself sees what is wrong with a field; these see what makes the form useless, or hard to use, as a whole.
import { contrast, groundOf, parse } from './contrast.js';

const ELEMENT = 'atera-ticket-form';
/** What marks the edge of a control, by WCAG 1.4.11. */
const LEAST_EDGE = 3;

/** The form of an element, also in its shadow. @param {Element} element */
const formOf = (element) => element.querySelector('form') ?? element.shadowRoot?.querySelector('form');

/** @param {any} control */
function isLabelled(control) {
  const text = [...(control.labels ?? [])].map((label) => label.textContent).join('');
  return Boolean(text.trim() || control.getAttribute('aria-label')?.trim() || control.getAttribute('aria-labelledby'));
}

/** Whether its button stands out from what is around it; nothing where the colour cannot be read. @param {Element} element */
function standsOut(element) {
  const button = formOf(element)?.querySelector('.atera-button');
  if (!button) return true;
  const accent = parse(getComputedStyle(button).backgroundColor);
  return accent && contrast(accent, groundOf(element)) >= LEAST_EDGE;
}

/**
 * A rule of one check.
 * @typedef {{ id: string, selector: string, holds: (node: any) => boolean | undefined, tags: string[], help: string, fault: string }} HostRule
 * @type {HostRule[]}
 */
const RULES = [
  {
    id: 'atera-action', selector: ELEMENT, tags: ['best-practice'],
    holds: (node) => Boolean(node.getAttribute('action') || formOf(node)?.getAttribute('action')),
    help: 'The form has an address to be sent to',
    fault: 'name the intake: an action on the element, or a form with an action inside of it',
  },
  {
    id: 'atera-method', selector: `${ELEMENT} form`, tags: ['best-practice'],
    holds: (node) => node.method === 'post',
    help: 'The form posts',
    fault: 'add method="post": without it a browser that has no script writes what was typed into the address',
  },
  {
    id: 'atera-label', selector: `${ELEMENT} form :is(input:not([type=hidden], [type=submit], [type=button], [type=reset]), select, textarea)`,
    tags: ['wcag2a', 'wcag131', 'wcag332'],
    holds: (node) => node.closest('[aria-hidden=true]') !== null || isLabelled(node),
    help: 'Each field of the form has a label',
    fault: 'give the field a label element: its words are in the list of errors too',
  },
  {
    id: 'atera-id', selector: `${ELEMENT} [id]`, tags: ['best-practice'],
    holds: (node) => [...node.ownerDocument.querySelectorAll('[id]')].filter(({ id }) => id === node.id).length === 1,
    help: 'No id of the form is used twice in the page',
    fault: 'give the element an id of its own: the ids of its fields begin with it',
  },
  {
    id: 'atera-nested', selector: ELEMENT, tags: ['best-practice'],
    holds: (node) => node.parentElement?.closest('form') == null,
    help: 'The form is not inside of another form',
    fault: 'take it out of the form around it: browsers drop the inner one',
  },
  {
    id: 'atera-language', selector: ELEMENT, tags: ['wcag2a', 'wcag311'],
    holds: (node) => Boolean(node.getAttribute('language') || node.closest('[lang]')),
    help: 'The page names its language',
    fault: 'add lang to the html element: the form takes its words from it',
  },
  {
    id: 'atera-accent', selector: ELEMENT, tags: ['wcag21aa', 'wcag1411'],
    holds: standsOut,
    help: 'The brand colour stands out from the page',
    fault: 'take an accent with a contrast of 3:1 to what is around the form: the text on it is corrected, its edge is not',
  },
];

/** For `axe.configure`. */
export const HOST_RULES = {
  branding: { application: 'atera-wasm' },
  checks: RULES.map(({ id, holds, help, fault }) => ({
    id: `${id}-check`,
    evaluate: holds,
    metadata: { impact: 'serious', messages: { pass: help, fail: fault, incomplete: 'the colour cannot be read: look at it' } },
  })),
  rules: RULES.map(({ id, selector, tags, help, fault }) => ({
    id, selector, tags, any: [], all: [`${id}-check`], none: [], metadata: { description: fault, help },
  })),
};
