// The page of each contender: its form if a page writes it, and what starts it.
import { AREA, GROUPS, LINES, SEND } from './questions.mjs';

const each = (things, write) => things.map(write).join('\n');
const choicesOf = ({ choices }, write) => each(Object.entries(choices), ([value, text]) => write(value, text));

/** As a page writes it by hand. @param {string} [more] what comes before the button */
const plainForm = (more = '') => `<form class="atera-form" method="post" action="/tickets">
${each(LINES, ({ name, label, type, autocomplete }) => `<div class="atera-field" data-field="${name}">
<label class="atera-label" for="${name}">${label}</label>
<input class="atera-input" id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required></div>`)}
<div class="atera-field" data-field="${AREA.name}"><label class="atera-label" for="${AREA.name}">${AREA.label}</label>
<textarea class="atera-input" id="${AREA.name}" name="${AREA.name}" rows="7" required></textarea></div>
${each(GROUPS, (group) => `<div class="atera-field" data-field="${group.name}"><fieldset><legend class="atera-label">${group.label}</legend>
${choicesOf(group, (value, text) => `<div class="atera-choice"><input type="radio" id="${group.name}-${value}" name="${group.name}" value="${value}">
<label for="${group.name}-${value}">${text}</label></div>`)}</fieldset></div>`)}
${more}<button class="atera-button" type="submit">${SEND}</button></form>`;

const webAwesomeForm = `<form method="post" action="/tickets">
${each(LINES, ({ name, label, type, autocomplete }) => `<wa-input name="${name}" label="${label}" type="${type}" autocomplete="${autocomplete}" required></wa-input>`)}
<wa-textarea name="${AREA.name}" label="${AREA.label}" rows="7" required></wa-textarea>
${each(GROUPS, (group) => `<wa-radio-group name="${group.name}" label="${group.label}">
${choicesOf(group, (value, text) => `<wa-radio value="${value}">${text}</wa-radio>`)}</wa-radio-group>`)}
<wa-button type="submit">${SEND}</wa-button></form>`;

const SCHEMA = { fields: [...LINES, AREA].map(({ name }) => name).concat(GROUPS.map(({ name }) => name)) };

/** Name in the tables → the entry in `peers/`, the packages whose version is told, and what the page holds. */
export const PAGES = {
  'atera-wasm/form, form of the page': {
    // It links the stylesheet itself: then nothing moves when the script comes.
    entry: 'atera', sheets: ['/pkg/form/style.css'], body: `<atera-ticket-form>${plainForm()}</atera-ticket-form>`,
  },
  'atera-wasm/form, from a schema': {
    entry: 'atera-schema',
    body: `<atera-ticket-form action="/tickets"><script type="application/json">${JSON.stringify(SCHEMA)}</script></atera-ticket-form>`,
  },
  'Web Awesome': { entry: 'webawesome', body: webAwesomeForm, packages: ['@awesome.me/webawesome'] },
  SurveyJS: { entry: 'surveyjs', body: '<div id="form"></div>', packages: ['survey-js-ui'] },
  'form.io': { entry: 'formio', body: '<div id="form"></div>', packages: ['@formio/js'] },
  ALTCHA: { entry: 'altcha', body: plainForm('<altcha-widget challenge="/challenge"></altcha-widget>\n'), packages: ['altcha'] },
};

/** @param {string} name @param {string[]} styles addresses @param {string} script address */
export const pageOf = (name, styles, script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title><link rel="icon" href="data:,">
${each(styles, (address) => `<link rel="stylesheet" href="${address}">`)}
<script type="module" src="${script}"></script></head>
<body><main><h1>Ask for help</h1>
${PAGES[name].body}
</main></body></html>`;
