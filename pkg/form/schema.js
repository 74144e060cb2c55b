// @ts-check
// Which fields a form has: from the page, or from the intake.

/**
 * @typedef {import('../form.d.ts').FormSchema} FormSchema
 * @typedef {import('../form.d.ts').Text} Text
 * @typedef {import('../form.d.ts').Condition} Condition
 * @typedef {{ value: string, label: string, for?: string[] }} Choice
 * @typedef {{
 *   name: string, type: string, label: string, hint: string, required: boolean, choices: Choice[],
 *   dependsOn?: string, showIf?: Condition, min?: number | string, max?: number | string, maxLength?: number,
 * }} Field
 * @typedef {{ title: string, fields: Field[], honeypot: string, challenge?: { siteKey: string, action?: string } }} Resolved
 */

/** Whoever opens the page waits for its form. */
const SCHEMA_MS = 5_000;

/** What each field of a submission is, and whether the rules demand it. @type {Record<string, { type: string, isDemanded?: boolean }>} */
export const STANDARD = {
  name: { type: 'text', isDemanded: true },
  email: { type: 'email', isDemanded: true },
  subject: { type: 'text', isDemanded: true },
  description: { type: 'area', isDemanded: true },
  impact: { type: 'radios' },
  urgency: { type: 'radios' },
  category: { type: 'text' },
  phone: { type: 'tel' },
  site: { type: 'text' },
};

/** The schema that the page gives: a property, or JSON inside the element. @param {any} element @returns {FormSchema | undefined} */
export function schemaOfPage(element) {
  if (element.schema) return element.schema;
  const script = element.querySelector('script[type="application/json"]');
  return script ? JSON.parse(script.textContent) : undefined;
}

/**
 * The schema that the intake gives.
 * @param {string} action where the form is sent
 * @param {string} language
 * @returns {Promise<FormSchema>}
 */
export async function schemaOfIntake(action, language) {
  const address = new URL('/form/schema', new URL(action, document.baseURI));
  address.searchParams.set('language', language);
  const reply = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(SCHEMA_MS) });
  if (!reply.ok) throw new Error(`the schema of the form cannot be read (${reply.status}): see ${address.href}`);
  return reply.json();
}

/**
 * The same with everything said: each field an object, each text in one language.
 * @param {FormSchema & { honeypot?: string, challenge?: { siteKey: string, action?: string } }} schema
 * @param {{ tag: string, fields: any, choices: any, form: any }} words
 * @returns {Resolved}
 */
export function resolve(schema, words) {
  const fields = (schema.fields ?? Object.keys(STANDARD)).map((given) => field(given, words));
  const title = textIn(schema.title, words.tag) || words.form.title;
  return { title, fields, honeypot: schema.honeypot ?? 'website', challenge: schema.challenge ?? undefined };
}

/** @param {any} given @param {{ tag: string, fields: any, choices: any, form: any }} words @returns {Field} */
function field(given, { tag, fields, choices, form }) {
  const own = typeof given === 'string' ? { name: given } : given;
  const { name } = own;
  const standard = STANDARD[name];
  const known = fields[name] ?? {};
  const listed = own.choices ?? Object.keys(choices[name] ?? {});
  const type = own.type ?? standard?.type ?? 'text';
  return {
    ...own,
    name,
    type: type === 'text' && listed.length ? 'options' : type,
    label: textIn(own.label, tag) || known.label || name,
    hint: textIn(own.hint, tag) || (own.hint === undefined && known.hint) || '',
    required: Boolean(own.required ?? standard?.isDemanded) || Boolean(standard?.isDemanded),
    choices: type === 'yesno' ? [{ value: 'yes', label: form.yes }, { value: 'no', label: form.no }] : listed.map((/** @type {any} */ choice) => {
      const { value, label, ...more } = typeof choice === 'string' ? { value: choice } : choice;
      return { value, label: textIn(label, tag) || choices[name]?.[value] || value, ...more };
    }),
  };
}

/** A text in a language: its own tag, the tag without a region, English, or what is there. @param {Text | undefined | null} text @param {string} tag @returns {string} */
function textIn(text, tag) {
  if (typeof text === 'string' || !text) return text ?? '';
  return text[tag] ?? text[/** @type {string} */ (tag.split('-')[0])] ?? text.en ?? Object.values(text)[0] ?? '';
}
