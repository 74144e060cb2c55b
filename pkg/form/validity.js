// @ts-check
// What the browser's own constraints say, where no rules run: in our words, and all at once.
import { isRequired } from './fields.js';

/** Which of our codes each state is; the first that holds counts. @type {[keyof ValidityState, string][]} */
const CODES = [
  ['valueMissing', 'required'],
  ['badInput', 'type'],
  ['typeMismatch', 'type'],
  ['rangeUnderflow', 'least'],
  ['rangeOverflow', 'most'],
  ['stepMismatch', 'number'],
  ['tooLong', 'too_long'],
  ['patternMismatch', 'other'],
  ['tooShort', 'other'],
  ['customError', 'other'],
];
/** Where the type of the control has a code of its own. @type {Record<string, Record<string, string>>} */
const OF_TYPE = {
  email: { type: 'invalid_email' },
  number: { type: 'number', least: 'number_least', most: 'number_most' },
  date: { type: 'date', least: 'date_least', most: 'date_most' },
};

/**
 * @param {Map<string, import('./fields.js').FormField>} fields
 * @returns {import('./rules.js').FormIssue[]}
 */
export function nativeIssues(fields) {
  /** @type {import('./rules.js').FormIssue[]} */
  const issues = [];
  for (const field of fields.values()) {
    const { name, first } = field;
    // Of what we made the browser does not know it.
    const isMissing = !first.required && isRequired(field) && first.value === '';
    if (first.disabled || (first.validity.valid && !isMissing)) continue;
    const [, code] = CODES.find(([state]) => first.validity[state] || (isMissing && state === 'valueMissing')) ?? ['', 'other'];
    const limit = code === 'least' ? first.getAttribute('min') : code === 'most' ? first.getAttribute('max') : first.getAttribute('maxlength');
    issues.push({ path: name, code: OF_TYPE[first.type]?.[code] ?? code, severity: 'error', params: { limit: limit ?? '' } });
  }
  return issues;
}
